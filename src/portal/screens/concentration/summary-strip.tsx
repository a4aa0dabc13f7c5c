import type { LossSummary } from '../../api/loss';
import { countText } from '../../parts/format';
import { Strip, type StripItem } from '../../parts/strip';
import { useConcentrationCopy } from './concentration.copy';

/** What the loss comes to, over all services that the person may see. */
export function SummaryStrip({ summary }: { summary: LossSummary }) {
  const t = useConcentrationCopy();
  const { regional, services: count, vendorsHit: vendors } = summary;
  const alarming = (value: number) => (value > 0 ? ({ tone: 'bad' } as const) : {});
  const items: StripItem[] = [
    { label: t('hit'), value: countText(summary.hit), detail: t('hitOf', { count, vendors }) },
    {
      ...{ label: t('down'), value: countText(summary.down), ...alarming(summary.down) },
      detail: t('downOf', { tier1: summary.tier1Down }),
    },
    {
      ...{ label: t('unknown'), value: countText(summary.unknown) },
      ...(summary.unknown > 0 ? { tone: 'warn' as const } : {}),
      detail: t('unknownOf'),
    },
    {
      ...{ label: t('late'), value: countText(summary.beyondRto), ...alarming(summary.beyondRto) },
      detail: t('lateOf', { mtpd: summary.beyondMtpd, none: summary.noTimeStated }),
    },
    regional
      ? {
          ...{ label: t('elsewhere'), value: countText(regional.enoughElsewhere) },
          detail: t('elsewhereOf', {
            ...{ some: regional.someElsewhere, none: regional.noneElsewhere },
            ...{ unknown: regional.notKnown, services: regional.services },
          }),
        }
      : { label: t('minimum'), value: countText(summary.belowMinimum), detail: t('minimumOf') },
    { label: t('icfr'), value: countText(summary.icfrHit), detail: t('icfrOf') },
  ];
  return <Strip items={items} />;
}
