import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { replyToAnswerQuery, type AnswerQuery } from '../../api/questionnaires';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Form } from '../../parts/form';
import { utcText } from '../../parts/format';
import { Glyph } from '../../parts/glyph';
import { ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useAnswerCopy } from './answer.copy';
import { QueryDeeds } from './query-deeds';
import { cellKey, isLive, keyOf, type Asked } from './question-set.rules';
import { placeOf, useSetWork } from './set-context';

/* the other answers that a contradiction is about */
function Concerned({ query, asked }: { query: AnswerQuery; asked: Asked }) {
  const t = useAnswerCopy();
  const { set, cells } = useSetWork();
  const others = query.cells
    .map((cell) => cells.get(cellKey(cell)))
    .filter((one) => one !== undefined && keyOf(one) !== keyOf(asked))
    .filter((one) => one !== undefined);
  if (others.length === 0) return null;
  return (
    <p className="sm">
      {t('concerns')}{' '}
      {others.map((one, at) => (
        <span key={keyOf(one)}>
          {at > 0 && ', '}
          <AppLink to={placeOf(set.id, one)}>
            {one.question.id}, {one.cell.subjectName}
          </AppLink>
        </span>
      ))}
    </p>
  );
}

type ReplyProps = { query: AnswerQuery; asked: Asked };

function ReplyForm({ query, asked, onClose }: ReplyProps & { onClose: () => void }) {
  const t = useAnswerCopy();
  const [text, setText] = useState('');
  const reply = useDeed(replyToAnswerQuery, {
    onDone: () => {
      toast({ title: t('replySent') });
      onClose();
    },
  });
  return (
    <Form
      label={`${t('reply')}: ${query.text} ${asked.question.id}`}
      errors={reply.errors}
      onSubmit={() => reply.submit({ id: query.id, body: { text: text.trim() } })}
    >
      <TextArea label={t('reply')} name="text" rows={2} maxLength={4000} value={text} onChange={setText} />
      <ProblemNote problem={reply.problem} />
      <div className="row">
        <Button small look="primary" type="submit" isPending={reply.isPending} isDisabled={text.trim() === ''}>
          {t('send')}
        </Button>
        <Button small onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}

function Reply(props: ReplyProps) {
  const t = useAnswerCopy();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <ReplyForm {...props} onClose={() => setOpen(false)} />;
  return (
    <div>
      <Button small onPress={() => setOpen(true)}>
        {t('replyTo')}
      </Button>
    </div>
  );
}

function Heading({ query }: { query: AnswerQuery }) {
  const t = useAnswerCopy();
  const isRule = query.kind === 'rule';
  const title = isRule ? t('contradictionOf', { code: query.ruleCode ?? '' }) : t('query');
  return (
    <div className="row">
      <span className="note-title">{title}</span>
      {isRule && query.severity !== null && query.severity !== 'query' && <StateChip state={query.severity} />}
      <StateChip state={query.state} />
    </div>
  );
}

function Asker({ query }: { query: AnswerQuery }) {
  const t = useAnswerCopy();
  const at = utcText(query.askedAt);
  return (
    <p className="muted sm">
      {query.kind === 'rule'
        ? t('ruleBy', { code: query.ruleCode ?? '', at })
        : t('queryBy', { name: query.askedByName ?? '', at })}
    </p>
  );
}

/* what was said back, and how it ended */
function Said({ query }: { query: AnswerQuery }) {
  const t = useAnswerCopy();
  const words = [
    ...query.replies.map(({ id, text, byName: name, at }) => ({
      id,
      text,
      by: t('queryBy', { name, at: utcText(at) }),
    })),
    {
      id: 'escalation',
      text: query.escalationReason,
      by: by(t('escalatedBy'), query.escalatedByName, query.escalatedAt),
    },
    { id: 'resolution', text: query.resolution, by: by(t('resolvedBy'), query.resolvedByName, query.resolvedAt) },
  ];
  return words.map(
    ({ id, text, by: who }) =>
      text && (
        <div key={id} className="stack-tight">
          <p className="quote">{text}</p>
          <span className="muted sm">{who}</span>
        </div>
      ),
  );
}

const by = (word: string, name: string | null, at: string | null) =>
  [[word, name].filter(Boolean).join(' '), at && utcText(at)].filter(Boolean).join(', ');

function toneOf(query: AnswerQuery) {
  if (!isLive(query)) return 'none';
  return query.severity === 'critical' ? 'bad' : 'warn';
}

function OneQuery({ query, asked }: { query: AnswerQuery; asked: Asked }) {
  const may = useMay();
  const { reviews } = useSetWork();
  const live = isLive(query);
  return (
    <div className={`note t-${toneOf(query)}`}>
      <Glyph name={query.kind === 'rule' ? 'triangle' : 'question'} />
      <div className="note-body">
        <Heading query={query} />
        <p>{query.text}</p>
        <Concerned query={query} asked={asked} />
        <Asker query={query} />
        <Said query={query} />
        {live && may('queries.reply') && <Reply query={query} asked={asked} />}
        {live && reviews && <QueryDeeds query={query} />}
      </div>
    </div>
  );
}

/** Contradictions and queries beside the answer that they concern; settled ones are folded away. */
export function CellQueries({ asked }: { asked: Asked }) {
  const t = useAnswerCopy();
  const open = asked.cell.queries.filter(isLive);
  const settled = asked.cell.queries.filter((query) => !isLive(query));
  const show = (query: AnswerQuery) => <OneQuery key={query.id} query={query} asked={asked} />;
  return (
    <>
      {open.map(show)}
      {settled.length > 0 && (
        <details className="q-settled">
          <summary className="sm">{t('earlier', { count: settled.length })}</summary>
          <div className="stack">{settled.map(show)}</div>
        </details>
      )}
    </>
  );
}
