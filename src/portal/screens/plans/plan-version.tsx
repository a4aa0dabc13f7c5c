import { useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../api/evidence';
import { planVersionQuery, type PlanVersion } from '../../api/plans';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Badge, StateChip } from '../../parts/state-chip';
import { ApproveDialog } from './approve-dialog';
import './plans.css';
import { usePlansCopy, useVersionCopy } from './plans.copy';
import { NextVersionDialog } from './start-plan';
import { AboutFacts, AboutForm } from './version-about';
import { VersionChanges } from './version-changes';
import { VersionCoverage } from './version-coverage';
import { VersionSections } from './version-sections';
import { VersionSteps } from './version-steps';

const partOf = (pointer: string) => /^\/(sections|steps|coverage)/.exec(pointer)?.[1] ?? 'about';

function Gaps({ version }: { version: PlanVersion }) {
  const t = useVersionCopy();
  return (
    <Card title={t('gaps')} lede={t('gapsLede')}>
      {version.gaps.length === 0 && <p>{t('noGaps')}</p>}
      <ul className="stack-tight">
        {version.gaps.map(({ code, reason, pointer, blocks }) => (
          <li key={code + pointer + reason} className="row">
            <Badge tone={blocks ? 'bad' : 'warn'}>{t(blocks ? 'blocks' : 'advises')}</Badge>
            <a href={`#${partOf(pointer)}`}>{reason}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Standing({ version }: { version: PlanVersion }) {
  const t = useVersionCopy();
  const may = useMay();
  if (version.returnReasons.length > 0)
    return (
      <Note tone="warn" title={t('returned')}>
        <ul>
          {version.returnReasons.map(({ section, reason }) => (
            <li key={section + reason}>
              <span className="strong">{section}</span>: {reason}
            </li>
          ))}
        </ul>
        <p>{t('returnedHelp')}</p>
      </Note>
    );
  if (version.refusalToEdit && may('plans.write'))
    return (
      <Note title={t('fixed')}>
        <p>{version.refusalToEdit}</p>
      </Note>
    );
  if (version.state !== 'draft' || !may('plans.write')) return null;
  return (
    <Note tone="info" title={t('waits')}>
      <p>{t('waitsHelp')}</p>
    </Note>
  );
}

/* the register's item that the version's file is a version of */
function useFile({ sourceEvidenceVersionId, vendorId }: PlanVersion) {
  const { data } = useQuery(evidenceQuery({ vendorId }));
  const item = data?.items.find(({ latest }) => latest.id === sourceEvidenceVersionId);
  return item ? { id: item.id, name: `${item.ref} ${item.title}` } : null;
}

function Actions({ version, onDo }: { version: PlanVersion; onDo: (doing: 'approve' | 'next') => void }) {
  const t = useVersionCopy();
  const may = useMay();
  const isDraft = version.state === 'draft';
  return (
    <>
      {isDraft && may('plans.approve') && (
        <Button look="primary" glyph="check" onPress={() => onDo('approve')}>
          {t('approve')}
        </Button>
      )}
      {!isDraft && may('plans.write') && (
        <Button glyph="plus" onPress={() => onDo('next')}>
          {t('next')}
        </Button>
      )}
    </>
  );
}

/** A version of a plan: written as a draft, read and approved, and never edited afterwards. */
export function PlanVersionScreen({ id }: { id: string }) {
  const t = useVersionCopy();
  const plans = usePlansCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data: version } = useSuspenseQuery(planVersionQuery(id));
  const [doing, setDoing] = useState<'approve' | 'next' | null>(null);
  const file = useFile(version);
  const isEditable = version.refusalToEdit === null && may('plans.write');
  const own = [{ label: t('crumb'), to: '/plans' }];
  const top = membership.vendor ? own : [{ label: t('crumbHome'), to: '/home' }];
  const names = { ref: version.planRef, kind: plans(`kind.${version.kind}`), vendor: version.vendorName ?? '' };
  return (
    <Page
      title={t('title', { plan: version.planTitle, label: version.label })}
      lede={t('lede', names)}
      crumbs={[...top, { label: version.planTitle, to: `/plans/${version.planId}` }]}
      state={<StateChip state={version.state} />}
      actions={<Actions version={version} onDo={setDoing} />}
    >
      <Standing version={version} />
      {version.state === 'draft' && <Gaps version={version} />}
      <VersionChanges version={version} />
      <div id="about" className="stack">
        {isEditable && <AboutForm version={version} />}
        <AboutFacts version={version} file={file} />
      </div>
      <div id="sections">
        <VersionSections version={version} isEditable={isEditable} />
      </div>
      <div id="steps">
        <VersionSteps version={version} isEditable={isEditable} />
      </div>
      <div id="coverage">
        <VersionCoverage version={version} isEditable={isEditable} />
      </div>
      {doing === 'approve' && <ApproveDialog version={version} onClose={() => setDoing(null)} />}
      {doing === 'next' && <NextVersionDialog plan={{ id: version.planId }} onClose={() => setDoing(null)} />}
    </Page>
  );
}
