import { useState } from 'react';
import { askQuery, resolveQuery, type ReviewQuery, type Workspace, type WorkspaceObligation } from '../../api/reviews';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { utcText } from '../../parts/format';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import type { Edits } from './review-draft';
import { useWorkspaceCopy } from './reviews.copy';

function Resolve({ query }: { query: ReviewQuery }) {
  const t = useWorkspaceCopy();
  const [resolution, setResolution] = useState('');
  const settle = useDeed(resolveQuery);
  return (
    <Form
      errors={settle.errors}
      onSubmit={() => settle.submit({ id: query.id, body: { resolution } })}
      label={`${t('resolve')}: ${query.subject}`}
    >
      <TextField label={t('resolution')} name="resolution" optional value={resolution} onChange={setResolution} />
      <ProblemNote problem={settle.problem} />
      <div>
        <Button type="submit" small isPending={settle.isPending}>
          {t('resolve')}
        </Button>
      </div>
    </Form>
  );
}

function OneQuery({ query, workspace, open }: { query: ReviewQuery; workspace: Workspace; open: boolean }) {
  const t = useWorkspaceCopy();
  const code = workspace.obligations.find(({ id }) => id === query.obligationId)?.requirementCode;
  return (
    <li className="review-line">
      <span className="row">
        <StateChip state={query.state} />
        <span className="strong">{query.subject}</span>
        {code && <span className="muted sm">{t('about', { code })}</span>}
      </span>
      <p>{query.text}</p>
      <p className="muted sm">
        {query.askedByName}, {utcText(query.askedAt)}
      </p>
      {query.replies.map((reply) => (
        <div key={reply.id} className="quote stack-tight">
          <p>{reply.text}</p>
          <p className="muted sm">
            {reply.repliedByName}, {utcText(reply.repliedAt)}
          </p>
          {reply.evidenceVersionId && (
            <a href={`/api/evidence-versions/${reply.evidenceVersionId}/content`} download="">
              {t('replyFile')}
            </a>
          )}
        </div>
      ))}
      {query.state === 'resolved' && (
        <p className="muted sm">
          {t('settled', { name: query.resolvedByName ?? '', resolution: query.resolution ?? '' })}
        </p>
      )}
      {open && query.state !== 'resolved' && <Resolve query={query} />}
    </li>
  );
}

type AskProps = { reviewId: string; about: WorkspaceObligation | undefined; edits: Edits };

function Ask({ reviewId, about, edits }: AskProps) {
  const t = useWorkspaceCopy();
  const { subject = '', text = '' } = edits.draft.query;
  const send = useDeed(askQuery, {
    onDone: () => {
      edits.query({ subject: '', text: '' });
      toast({ title: t('asked') });
    },
  });
  const body = { subject, text, ...(about && { obligationId: about.id }) };
  return (
    <Form errors={send.errors} onSubmit={() => send.submit({ id: reviewId, body })} label={t('ask')}>
      <h3>{about ? `${t('ask')}: ${about.requirementCode}` : t('ask')}</h3>
      <TextField
        label={t('subject')}
        name="subject"
        maxLength={200}
        value={subject}
        onChange={(value) => edits.query({ subject: value })}
      />
      <TextArea
        label={t('question')}
        name="text"
        rows={3}
        value={text}
        onChange={(value) => edits.query({ text: value })}
      />
      <ProblemNote problem={send.problem} />
      <div>
        <Button type="submit" isPending={send.isPending}>
          {t('send')}
        </Button>
      </div>
    </Form>
  );
}

type QueriesProps = {
  workspace: Workspace;
  about: WorkspaceObligation | undefined;
  edits: Edits;
  decidesIn: string | null;
};

/** What the reviewer asked and what the vendor answered. */
export function QueriesCard({ workspace, about, edits, decidesIn }: QueriesProps) {
  const t = useWorkspaceCopy();
  return (
    <Card title={t('queriesTitle')} lede={t('queriesLede')}>
      {workspace.queries.length === 0 && <p className="muted">{t('noQueries')}</p>}
      {workspace.queries.length > 0 && (
        <ul>
          {workspace.queries.map((query) => (
            <OneQuery key={query.id} query={query} workspace={workspace} open={decidesIn !== null} />
          ))}
        </ul>
      )}
      {decidesIn && <Ask reviewId={decidesIn} about={about} edits={edits} />}
    </Card>
  );
}
