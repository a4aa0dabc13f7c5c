import { useState } from 'react';
import { useDeed } from '../../api/deed';
import {
  decideNoneOccurred,
  signNoneOccurred,
  type NoneOccurred,
  type SignedNoneOccurred,
} from '../../api/none-occurred';
import { useSession } from '../../api/session';
import { ConfirmDialog } from '../../parts/dialog';
import { Digest } from '../../parts/facts';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { Statement } from '../attestation/statement';
import { usePasswordConfirmation } from '../session/gates';
import { useNoneOccurredCopy } from './none-occurred.copy';

/** The signer reads the statement, types the name and confirms the password; then exactly this text is signed. */
export function SignNoneDialog({ of, onClose }: { of: NoneOccurred; onClose: () => void }) {
  const t = useNoneOccurredCopy();
  const { name } = useSession();
  const confirmed = usePasswordConfirmation();
  const [typed, setTyped] = useState('');
  /* the text that was on the screen when the dialog opened is the text that is signed */
  const [statement] = useState(of.statement);
  const sign = useDeed(signNoneOccurred, {
    onDone: () => {
      toast({ title: t('done') });
      onClose();
    },
  });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <ConfirmDialog
      title={t('signTitle')}
      isOpen
      onClose={onClose}
      lede={t('signLede')}
      confirmLabel={t('sign')}
      isDisabled={typed.trim() === ''}
      record={[
        { label: t('signer'), value: name },
        { label: t('digest'), value: <Digest long value={statement.sha256} /> },
      ]}
      onConfirm={async () => {
        await confirmed();
        await sign.do({ id: of.obligationId, body: { shownSha256: statement.sha256, name: typed.trim(), timeZone } });
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

type DecideProps = { one: SignedNoneOccurred; decision: 'accepted' | 'returned'; onClose: () => void };

/** The officer accepts what was signed, or returns it with a reason. */
export function DecideNoneDialog({ one, decision, onClose }: DecideProps) {
  const t = useNoneOccurredCopy();
  const [reason, setReason] = useState('');
  const deed = useDeed(decideNoneOccurred, {
    onDone: () => {
      toast({ title: t('decided') });
      onClose();
    },
  });
  const accepts = decision === 'accepted';
  return (
    <ConfirmDialog
      title={t(accepts ? 'acceptTitle' : 'returnTitle')}
      isOpen
      onClose={onClose}
      lede={t(accepts ? 'acceptLede' : 'returnLede')}
      confirmLabel={t(accepts ? 'accept' : 'return')}
      isDisabled={!accepts && reason.trim() === ''}
      record={[
        { label: t('signedBy'), value: `${one.signerName}, ${one.signerTitle}` },
        { label: t('period'), value: t('fromTo', { from: one.fromOn, to: one.toOn }) },
        { label: t('digest'), value: <Digest long value={one.shownSha256} /> },
      ]}
      onConfirm={() => deed.do({ id: one.id, decision, reason: reason.trim() })}
    >
      <TextArea
        label={t('reason')}
        name="reason"
        optional={accepts}
        maxLength={2000}
        errors={deed.errors}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
