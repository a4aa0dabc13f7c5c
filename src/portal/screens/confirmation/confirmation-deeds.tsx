import { useState } from 'react';
import {
  acceptConfirmation,
  declineConfirmation,
  returnConfirmation,
  signConfirmation,
  type Confirmation,
} from '../../api/confirmations';
import { useDeed } from '../../api/deed';
import { useSession } from '../../api/session';
import { ConfirmDialog } from '../../parts/dialog';
import { Digest } from '../../parts/facts';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { Statement } from '../attestation/statement';
import { usePasswordConfirmation } from '../session/gates';
import { useConfirmationCopy } from './confirmation.copy';

type DeedProps = { confirmation: Confirmation; onClose: () => void };

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The signer reads the whole text, types the name and confirms the password; then exactly this text is signed. */
export function SignDialog({ confirmation, onClose }: DeedProps) {
  const t = useConfirmationCopy();
  const { name, title } = useSession();
  const confirmed = usePasswordConfirmation();
  const [typed, setTyped] = useState('');
  /* the text that was on the screen when the dialog opened is the text that is signed */
  const [statement] = useState(confirmation.statement);
  const sign = useDeed(signConfirmation, {
    onDone: () => {
      toast({ title: t('signedToast') });
      onClose();
    },
  });
  const { id, ref } = confirmation;
  const body = { shownSha256: statement.sha256, name: typed.trim(), timeZone: timeZone() };
  return (
    <ConfirmDialog
      title={t('signTitle', { ref })}
      isOpen
      onClose={onClose}
      lede={t('signLede')}
      confirmLabel={t('signConfirm')}
      isDisabled={typed.trim() === ''}
      record={[
        { label: t('recordSigner'), value: [name, title].filter(Boolean).join(', ') },
        { label: t('recordDigest'), value: <Digest long value={statement.sha256} /> },
        { label: t('recordTime'), value: timeZone() },
      ]}
      onConfirm={async () => {
        await confirmed();
        await sign.do({ id, body });
      }}
    >
      <Statement text={statement.text} sha256={statement.sha256} />
      <TextField
        label={t('typedName')}
        name="name"
        hint={t('typedNameHint', { name })}
        errors={sign.errors}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
    </ConfirmDialog>
  );
}

const deeds = { decline: declineConfirmation, accept: acceptConfirmation, return: returnConfirmation } as const;
const done = { decline: 'declined', accept: 'accepted', return: 'returned' } as const;

/** Declines to sign, or says what the registrant makes of the signature. */
export function ReasonDialog({ confirmation, onClose, kind }: DeedProps & { kind: keyof typeof deeds }) {
  const t = useConfirmationCopy();
  const { name } = useSession();
  const confirmed = usePasswordConfirmation();
  const [reason, setReason] = useState('');
  const deed = useDeed(deeds[kind], {
    onDone: () => {
      toast({ title: t(done[kind]), detail: confirmation.ref });
      onClose();
    },
  });
  const { id, ref, signature } = confirmation;
  return (
    <ConfirmDialog
      title={t(`${kind}Title`, { ref })}
      isOpen
      onClose={onClose}
      lede={t(`${kind}Lede`)}
      look={kind === 'decline' ? 'danger' : 'primary'}
      confirmLabel={t(kind)}
      isDisabled={kind !== 'accept' && reason.trim() === ''}
      record={[
        signature
          ? { label: t('recordDigest'), value: <Digest long value={signature.shownSha256} /> }
          : { label: t('recordSigner'), value: name },
        { label: t('recordReason'), value: reason.trim() || '–' },
      ]}
      onConfirm={async () => {
        if (kind === 'decline') await confirmed();
        await deed.do({ id, reason: reason.trim() });
      }}
    >
      <TextArea
        label={t('reason')}
        name="reason"
        rows={3}
        optional={kind === 'accept'}
        errors={deed.errors}
        maxLength={4000}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
