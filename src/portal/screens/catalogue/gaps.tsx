import type { AskedQuestion, TierGap } from '../../api/catalogue';
import { StateChip } from '../../parts/state-chip';
import { useCatalogueCopy } from './catalogue.copy';

export type Gap = TierGap['T1'];
const order: readonly Gap[] = ['none', 'minor', 'major', 'critical'];

export const ranked = (gap: Gap): number => order.indexOf(gap);

/** The gravest that any answer to it is for a subject of tier 1, which no other tier exceeds. */
export function gravestOf({ options, gapRules, gapIfEmpty, unknown }: AskedQuestion): Gap {
  const all = [...options.map(({ gap }) => gap.T1), ...gapRules.map(({ gap }) => gap.T1), gapIfEmpty.T1];
  if (unknown !== null) all.push('major');
  return all.reduce((worst, gap) => (ranked(gap) > ranked(worst) ? gap : worst), 'none');
}

/** How grave a gap is; no gap is said in plain words. */
export function GapChip({ gap }: { gap: Gap }) {
  const t = useCatalogueCopy();
  if (gap === 'none') return <span className="muted">{t('gap.none')}</span>;
  return <StateChip state={gap} word={t(`gap.${gap}`)} />;
}
