import type { ReactNode } from 'react';
import type { Requirement } from '../../api/catalogue';
import { KeyValue, type KeyValueItem } from '../../parts/facts';
import { humanise } from '../../parts/format';
import { ForceChip, LaneChip } from '../../parts/legal-chips';
import { Note } from '../../parts/notes';
import { useCatalogueCopy } from './catalogue.copy';

const Lines = ({ children }: { children: string[] }) => (
  <ul>
    {children.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

function Labels({ one }: { one: Requirement }) {
  const t = useCatalogueCopy();
  const stronger = [
    one.strongerForce && { label: one.strongerForce.forceLabel, condition: one.strongerForce.condition },
    one.strongerLane && { label: one.strongerLane.laneLabel, condition: one.strongerLane.condition },
  ].filter((label) => label !== null);
  return (
    <>
      <ForceChip force={one.force} dutyHolder={one.dutyHolder} /> <LaneChip lane={one.lane} />
      {stronger.map(({ label, condition }) => (
        <div key={label} className="muted sm">
          {t('stronger', { label, condition: t(`condition.${condition}`) })}
        </div>
      ))}
    </>
  );
}

/** Everything that a version says of one requirement, in words. */
export function RequirementFacts({ one }: { one: Requirement }) {
  const t = useCatalogueCopy();
  const kinds = (list: readonly { kind: string; title: string }[]): ReactNode =>
    list.length === 0 ? t('none') : list.map(({ kind, title }) => `${title} (${kind})`).join('; ');
  const basis = one.soxBasis.map(({ ref, linkWords, how }) => [ref ?? t('noSox'), how, linkWords].join(' – '));
  const some = (label: string, lines: string[]): KeyValueItem[] =>
    lines.length === 0 ? [] : [{ label, value: <Lines>{lines}</Lines> }];
  return (
    <>
      {one.tailoredOut !== null && <Note tone="warn">{t('tailoredOutBecause', { reason: one.tailoredOut })}</Note>}
      <p>{one.statement}</p>
      <KeyValue
        items={[
          { label: t('force'), value: <Labels one={one} /> },
          { label: t('sox'), value: <Lines>{basis}</Lines> },
          ...some(
            t('sector'),
            one.sectorBasis.map(({ ref, how }) => `${ref} – ${how}`),
          ),
          { label: t('appliesTo'), value: [...one.appliesToTiers, ...one.appliesToFlags.map(humanise)].join(', ') },
          { label: t('scope'), value: t(`scope.${one.scope}`) },
          { label: t('cadence'), value: one.cadence },
          { label: t('evidence'), value: kinds(one.evidence.required) },
          ...some(
            t('alternatives'),
            one.evidence.alternatives.map(({ accept, insteadOf, when }) =>
              t('alternative', { accept: accept.join(' + '), insteadOf, when }),
            ),
          ),
          { label: t('evidenceOptional'), value: kinds(one.evidence.optional) },
          ...some(
            t('checks'),
            one.checks.map(({ words, threshold, source }) =>
              t('checkWords', { words, threshold, source: t(`from.${source}`) }),
            ),
          ),
          {
            label: t('people'),
            value: t('peopleWords', {
              attested: humanise(one.attestedBy),
              reviewed: humanise(one.reviewedBy).toLowerCase(),
            }),
          },
          { label: t('retention'), value: `${one.retention.id}: ${one.retention.clockStarts}` },
        ]}
      />
    </>
  );
}
