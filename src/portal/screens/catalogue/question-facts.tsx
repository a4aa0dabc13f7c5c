import type { ReactNode } from 'react';
import type { AskedQuestion, TierGap } from '../../api/catalogue';
import { KeyValue, type KeyValueItem } from '../../parts/facts';
import { humanise } from '../../parts/format';
import { Note } from '../../parts/notes';
import { Cell, ColumnHeading, RowHeading, TableBody, TableFrame, TableHead, TableRow } from '../../parts/table-frame';
import { useCatalogueCopy } from './catalogue.copy';
import { GapChip } from './gaps';

const tiers = ['T1', 'T2', 'T3'] as const;

type Judged = { key: string; words: ReactNode; gap: TierGap };

/* a choice or condition in each line, and how grave it is for each tier */
function Gaps({ caption, head, rows }: { caption: string; head: string; rows: readonly Judged[] }) {
  if (rows.length === 0) return null;
  return (
    <TableFrame caption={caption} dense>
      <TableHead>
        <ColumnHeading>{head}</ColumnHeading>
        {tiers.map((tier) => (
          <ColumnHeading key={tier} className="tight">
            {tier}
          </ColumnHeading>
        ))}
      </TableHead>
      <TableBody>
        {rows.map(({ key, words, gap }) => (
          <TableRow key={key}>
            <RowHeading>{words}</RowHeading>
            {tiers.map((tier) => (
              <Cell key={tier} label={tier} className="tight">
                <GapChip gap={gap[tier]} />
              </Cell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </TableFrame>
  );
}

function useConditions(one: AskedQuestion): Judged[] {
  const t = useCatalogueCopy();
  const empty = { key: 'empty', words: t('emptyTable'), gap: one.gapIfEmpty };
  const rules = one.gapRules.map(({ when, words, says, gap }) => ({
    key: when,
    words: (
      <>
        {says}
        <span className="sub">{words}</span>
      </>
    ),
    gap,
  }));
  return one.type === 'table' && one.gapIfEmpty.T1 !== 'none' ? [empty, ...rules] : rules;
}

/** Everything that a version says of one question. */
export function QuestionFacts({ one }: { one: AskedQuestion }) {
  const t = useCatalogueCopy();
  const conditions = useConditions(one);
  const some = (label: string, lines: string[]): KeyValueItem[] =>
    lines.length === 0 ? [] : [{ label, value: lines.map((line) => <div key={line}>{line}</div>) }];
  const also = [
    ...(one.unknown === null ? [] : [t('unknownIs', { label: one.unknown })]),
    ...(one.allowNone ? [t('none_answer')] : []),
    ...(one.notApplicable ? [t('notApplicable')] : []),
  ];
  const columns = one.columns.map(({ label, type, choices }) =>
    choices.length > 0
      ? t('columnChoices', { label, choices: choices.join('; ') })
      : t('column', { label, type: t(`answer.${type}`).toLowerCase() }),
  );
  return (
    <>
      <p className="prose strong">{one.text}</p>
      {one.register !== null && <Note>{t('viewOf', { register: humanise(one.register).toLowerCase() })}</Note>}
      <Gaps
        caption={t('choicesOf', { id: one.id })}
        head={t('choice')}
        rows={one.options.map(({ value, label, gap }) => ({ key: value, words: label, gap }))}
      />
      <Gaps caption={t('gapRulesOf', { id: one.id })} head={t('gapRules')} rows={conditions} />
      <KeyValue
        items={[
          { label: t('why'), value: one.why },
          { label: t('asked'), value: t(`per.${one.per}`) },
          { label: t('whenAsked'), value: one.whenWords ?? t('always') },
          { label: t('answer'), value: t(`answer.${one.type}`) },
          ...some(t('columns'), columns),
          ...some(t('fixedRows'), one.rows),
          ...some(t('alsoAnswered'), also),
          ...some(
            t('evidenceAsked'),
            one.evidence.map(({ code, title }) => `${title} (${code})`),
          ),
          ...some(
            t('serves'),
            one.requirements.map(({ code, title }) => `${code} ${title}`),
          ),
          ...some(t('sourceItems'), one.seedRefs.length > 0 ? [one.seedRefs.join(', ')] : []),
        ]}
      />
    </>
  );
}
