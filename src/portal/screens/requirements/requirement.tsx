import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { obligationQuery, type ObligationDetail } from '../../api/obligations';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { humanise, shortDateText } from '../../parts/format';
import { ForceChip, LaneChip } from '../../parts/legal-chips';
import { DateText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { ObligationExceptions } from '../exceptions/obligation-exceptions';
import { FlagsCard } from '../flags/flag-chips';
import { useFlags } from '../flags/use-flags';
import { UploadDialog } from '../evidence/upload-dialog';
import { CoverageAnswerCard } from './coverage-answer';
import { NeededEvidence } from './needed-evidence';
import { NoneOccurredCard } from './none-occurred';
import { ReliabilityCard } from './reliability';
import { shownState, standingOf } from './requirement-states';
import { useRequirementCopy } from './requirements.copy';
import { SubmitDialog } from './submit-dialog';

function Asked({ one }: { one: ObligationDetail }) {
  const t = useRequirementCopy();
  const { requirement } = one;
  return (
    <Card title={t('asked')}>
      <p className="prose">{requirement.statement}</p>
      <KeyValue
        items={[
          {
            label: t('due'),
            value: (
              <>
                <DateText date={one.dueOn} />{' '}
                <span className="muted">{[one.dueWords, one.dueRule].filter(Boolean).join(' · ')}</span>
              </>
            ),
          },
          { label: t('service'), value: one.serviceName ?? t(one.vendorId === null ? 'ownProgramme' : 'wholeVendor') },
          { label: t('period'), value: one.periodCode },
          { label: t('cadence'), value: requirement.cadence },
          { label: t('force'), value: <ForceChip force={one.force} dutyHolder={requirement.dutyHolder} /> },
          { label: t('lane'), value: <LaneChip lane={one.lane} /> },
          { label: t('attestedBy'), value: humanise(requirement.attestedBy) },
          { label: t('reviewedBy'), value: humanise(requirement.reviewedBy) },
        ]}
      />
    </Card>
  );
}

function Bases({ one }: { one: ObligationDetail }) {
  const t = useRequirementCopy();
  const claimed = one.soxBasis.filter(({ ref }) => ref !== null);
  return (
    <Card title={t('basis')}>
      {claimed.length === 0 && <p>{t('noBasis')}</p>}
      <ul className="stack">
        {claimed.map(({ ref, link, linkWords, how }) => (
          <li key={ref} className="stack-tight">
            <span className="strong">{ref}</span>
            <span>{how}</span>
            <span className="muted sm">
              {humanise(link)}: {linkWords}
            </span>
          </li>
        ))}
        {one.requirement.sectorBasis.map(({ ref, how }) => (
          <li key={ref} className="stack-tight">
            <span className="strong">
              {t('sector')}: {ref}
            </span>
            <span>{how}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Checks({ one }: { one: ObligationDetail }) {
  const t = useRequirementCopy();
  if (one.requirement.checks.length === 0) return null;
  return (
    <Card title={t('checks')}>
      <ul className="stack-tight">
        {one.requirement.checks.map(({ id, words, severity }) => (
          <li key={id}>
            {words} {severity === 'warn' && <span className="muted sm">({t('warnOnly')})</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Conclusion({ one }: { one: ObligationDetail }) {
  const t = useRequirementCopy();
  if (one.conclusion === null || one.concludedAt === null) return null;
  return (
    <Note tone="info" title={`${t('concluded')}: ${one.stateWords}`}>
      <p className="quote">{one.conclusionReason}</p>
      <p>{t('concludedBy', { name: one.concludedByName ?? '–', date: shortDateText(one.concludedAt) })}</p>
    </Note>
  );
}

function Flags({ of }: { of: ObligationDetail }) {
  const flags = useFlags([of], of.vendorId ?? undefined);
  return <FlagsCard flags={flags.get(of.id)} />;
}

type Doing = 'bring' | 'submit' | null;

function Actions({ one, onDo }: { one: ObligationDetail; onDo: (doing: Doing) => void }) {
  const t = useRequirementCopy();
  const may = useMay();
  /* whoever can show that it is met need not wait for the exception's end */
  const isExcepted = one.conclusion === 'excepted';
  return (
    <>
      {may('evidence.bring') && (standingOf(one) !== 'done' || isExcepted) && (
        <Button glyph="upload" look="primary" onPress={() => onDo('bring')}>
          {t('bring')}
        </Button>
      )}
      {may('submissions.make') && (standingOf(one) === 'todo' || (isExcepted && one.progress !== 'submitted')) && (
        <Button glyph="up" onPress={() => onDo('submit')}>
          {t('submit')}
        </Button>
      )}
    </>
  );
}

/* an exception is said with its end, also while what was brought meanwhile is under review */
function Standing({ one }: { one: ObligationDetail }) {
  return <StateChip state={shownState(one)} {...(one.exceptionUntil !== null && { word: one.stateWords })} />;
}

const placeOf = ({ vendorName, serviceName, periodCode }: ObligationDetail, own: string) =>
  [vendorName ?? own, serviceName, periodCode].filter(Boolean).join(', ');

/** One requirement for one service: what is asked, by when, on what basis, and what was brought for it. */
export function RequirementScreen({ id }: { id: string }) {
  const t = useRequirementCopy();
  const { membership } = useSession();
  const { data: one } = useSuspenseQuery(obligationQuery(id));
  const [doing, setDoing] = useState<Doing>(null);
  const kind = one.evidence.required[0]?.kind ?? one.evidence.optional[0]?.kind ?? '';
  const crumb = membership.vendor ? { label: t('crumb'), to: '/requirements' } : { label: t('crumbHome'), to: '/home' };
  return (
    <Page
      title={`${one.requirementCode} ${one.title}`}
      lede={placeOf(one, t('ownProgramme'))}
      crumbs={[crumb]}
      state={<Standing one={one} />}
      actions={<Actions one={one} onDo={setDoing} />}
    >
      <Conclusion one={one} />
      <div className="split">
        <div className="stack">
          <Flags of={one} />
          <NoneOccurredCard one={one} />
          <ReliabilityCard one={one} />
          <NeededEvidence one={one} />
          <Checks one={one} />
        </div>
        <div className="stack">
          <Asked one={one} />
          <CoverageAnswerCard one={one} />
          <Bases one={one} />
          <ObligationExceptions one={one} />
        </div>
      </div>
      {doing === 'bring' && <UploadDialog onClose={() => setDoing(null)} known={{ kind, obligationIds: [one.id] }} />}
      {doing === 'submit' && <SubmitDialog obligations={[one]} onClose={() => setDoing(null)} />}
    </Page>
  );
}
