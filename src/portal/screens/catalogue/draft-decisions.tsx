import { useState } from 'react';
import { decideOnDraft, publishDraft, withdrawDraft, type Draft } from '../../api/catalogue';
import { useDeed, type KeyHeader } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { ConfirmDialog } from '../../parts/dialog';
import { Digest } from '../../parts/facts';
import { humanise } from '../../parts/format';
import { Note } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useDraftCopy } from './draft.copy';

type Decision = 'approved' | 'returned' | 'published' | 'withdrawn';

const words = {
  approved: { title: 'approveTitle', confirm: 'approve' },
  returned: { title: 'handBackTitle', confirm: 'handBack' },
  published: { title: 'publishTitle', confirm: 'publish' },
  withdrawn: { title: 'withdrawTitle', confirm: 'withdraw' },
} as const;

type Given = { draft: Draft; decision: Decision; reason: string };

function send({ draft, decision, reason }: Given, headers: KeyHeader): Promise<Draft> {
  const { id, version } = draft;
  if (decision === 'published') return publishDraft({ id, body: { version } }, headers);
  if (decision === 'withdrawn') return withdrawDraft({ id, body: { version, reason } }, headers);
  return decideOnDraft({ id, body: { version, decision, reason } }, headers);
}

function Decide({ draft, decision, onClose }: { draft: Draft; decision: Decision; onClose: () => void }) {
  const t = useDraftCopy();
  const [reason, setReason] = useState('');
  const needsReason = decision === 'returned' || decision === 'withdrawn';
  const deed = useDeed(send, {
    onDone: ({ ref }) => {
      toast({ title: t('done', { ref, word: humanise(decision).toLowerCase() }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t(words[decision].title)}
      isOpen
      onClose={onClose}
      record={[
        { label: t('recordDraft'), value: `${draft.ref} ${draft.title}` },
        { label: t('base'), value: draft.base },
        { label: t('digest'), value: <Digest value={draft.documentSha256} /> },
        { label: t('recordDifferences'), value: draft.differences.length },
        { label: t('recordDeed'), value: t(`deed.${decision}`) },
      ]}
      confirmLabel={t(words[decision].confirm)}
      look={needsReason ? 'danger' : 'primary'}
      isDisabled={needsReason && reason.trim() === ''}
      onConfirm={() => deed.do({ draft, decision, reason })}
    >
      {needsReason && <TextArea label={t('why')} name="reason" rows={2} value={reason} onChange={setReason} />}
    </ConfirmDialog>
  );
}

function openTo(draft: Draft, may: ReturnType<typeof useMay>): Decision[] {
  const second = may('catalogue.publish');
  const open: Record<Decision, boolean> = {
    approved: second && draft.state === 'draft',
    published: second && draft.state === 'approved',
    returned: second && (draft.state === 'draft' || draft.state === 'approved'),
    withdrawn: may('catalogue.edit') && (draft.state === 'draft' || draft.state === 'approved'),
  };
  return (Object.keys(open) as Decision[]).filter((decision) => open[decision]);
}

/** What may be decided about a draft by who looks at it, and why not. */
export function DraftDecisions({ draft }: { draft: Draft }) {
  const t = useDraftCopy();
  const may = useMay();
  const [chosen, setChosen] = useState<Decision | null>(null);
  const open = openTo(draft, may);
  if (open.length === 0) return null;
  const stands = (decision: Decision) => decision === 'approved' || decision === 'published';
  const refused = open.some(stands) ? draft.whyNotApprove : null;
  return (
    <Card title={t('decide')} lede={t(open.some(stands) ? 'decideLede' : 'decideLedeEditor')}>
      {refused !== null && <Note tone="warn">{refused}</Note>}
      <div className="row">
        {open.map((decision) => (
          <Button
            key={decision}
            look={stands(decision) ? 'primary' : 'plain'}
            isDisabled={stands(decision) && refused !== null}
            onPress={() => setChosen(decision)}
          >
            {t(words[decision].confirm)}
          </Button>
        ))}
      </div>
      {chosen && <Decide draft={draft} decision={chosen} onClose={() => setChosen(null)} />}
    </Card>
  );
}
