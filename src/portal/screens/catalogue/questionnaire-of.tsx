import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { questionnaireVersionQuery, type AskedQuestion, type AskedRule } from '../../api/catalogue';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Dialog, DialogActions } from '../../parts/dialog';
import { EmptyState } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { useCatalogueCopy } from './catalogue.copy';
import { GapChip, gravestOf, ranked } from './gaps';
import { QuestionFacts } from './question-facts';

function useQuestionColumns(show: (one: AskedQuestion) => void): Column<AskedQuestion>[] {
  const t = useCatalogueCopy();
  return useMemo(
    () => [
      {
        id: 'question',
        header: t('question'),
        primary: true,
        value: (row) => `${row.id} ${row.text}`,
        cell: (row) => (
          <>
            <Button look="quiet" small onPress={() => show(row)}>
              {row.id} {row.text}
            </Button>
            {row.isOwn && <span className="tag">{t('ownQuestion')}</span>}
            {row.parent !== null && <span className="sub">{t('followUp', { parent: row.parent })}</span>}
          </>
        ),
      },
      { id: 'per', header: t('asked'), value: (row) => row.per, cell: (row) => t(`per.${row.per}`) },
      { id: 'answer', header: t('answer'), value: (row) => row.type, cell: (row) => t(`answer.${row.type}`) },
      {
        id: 'gravest',
        header: t('gravest'),
        tight: true,
        value: (row) => ranked(gravestOf(row)),
        csv: (row) => gravestOf(row),
        cell: (row) => <GapChip gap={gravestOf(row)} />,
      },
    ],
    [t, show],
  );
}

type QuestionsProps = { sections: readonly { id: string; title: string; questions: AskedQuestion[] }[] };

function Questions({ sections }: QuestionsProps) {
  const t = useCatalogueCopy();
  const [section, setSection] = useState('');
  const [shown, setShown] = useState<AskedQuestion | null>(null);
  const columns = useQuestionColumns(setShown);
  const rows = sections.filter(({ id }) => section === '' || id === section).flatMap(({ questions }) => questions);
  return (
    <Card title={t('questions')} lede={t('questionsLede')}>
      <DataTable
        caption={t('questions')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        pageSize={50}
        empty={<EmptyState title={t('none')}>{t('questionsLede')}</EmptyState>}
        filters={
          <Select
            label={t('section')}
            name="section"
            emptyLabel={t('anySection')}
            options={sections.map(({ id, title }) => ({ id, label: `${id} ${title}` }))}
            value={section}
            onChange={setSection}
          />
        }
      />
      {shown && (
        <Dialog title={shown.id} isOpen wide onClose={() => setShown(null)}>
          <QuestionFacts one={shown} />
          <DialogActions>
            <Button onPress={() => setShown(null)}>{t('close')}</Button>
          </DialogActions>
        </Dialog>
      )}
    </Card>
  );
}

function useRuleColumns(): Column<AskedRule>[] {
  const t = useCatalogueCopy();
  return useMemo(
    () => [
      {
        id: 'rule',
        header: t('rule'),
        primary: true,
        value: (row) => `${row.id} ${row.message}`,
        cell: (row) => (
          <>
            {row.id}
            <span className="sub">{row.message}</span>
          </>
        ),
      },
      { id: 'hits', header: t('hitsWhen'), value: (row) => row.words, cell: (row) => row.words },
      {
        id: 'questions',
        header: t('compares'),
        value: (row) => row.questions.join(', '),
        cell: (row) => row.questions.join(', '),
      },
      {
        id: 'severity',
        header: t('severity'),
        tight: true,
        value: (row) => row.severity,
        cell: (row) => <StateChip state={row.severity} word={t(`severity.${row.severity}`)} />,
      },
    ],
    [t],
  );
}

/** What a version of the questionnaire asks: every question with its choices and gaps, and every rule in words. */
export function QuestionnaireOf({ versionId }: { versionId: string }) {
  const t = useCatalogueCopy();
  const { data } = useSuspenseQuery(questionnaireVersionQuery(versionId));
  const columns = useRuleColumns();
  return (
    <>
      <Questions sections={data.sections} />
      <Card title={t('rules')} lede={t('rulesLede')}>
        <DataTable
          caption={t('rules')}
          columns={columns}
          rows={data.rules}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('none')}>{t('rulesLede')}</EmptyState>}
        />
      </Card>
      <Card title={t('changeNotes')}>
        <ul>
          {data.changeNotes.map(({ point, settled }) => (
            <li key={point}>
              <span className="strong">{point}</span> {settled}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
