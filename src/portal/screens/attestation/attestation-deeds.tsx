import { useState } from 'react';
import {
  declineAttestation,
  prepareAttestation,
  signAttestation,
  withdrawAttestation,
  type Attestation,
} from '../../api/attestations';
import { useDeed } from '../../api/deed';
import { useSession } from '../../api/session';
import { ConfirmDialog } from '../../parts/dialog';
import { Digest } from '../../parts/facts';
import { Note } from '../../parts/notes';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { usePasswordConfirmation } from '../session/gates';
import { useAttestationCopy } from './attestation.copy';
import { Statement } from './statement';

export type DeedProps = { attestation: Attestation; onClose: () => void };

function useDone(word: 'prepared' | 'signed' | 'declined' | 'withdrawn', onClose: () => void) {
  const t = useAttestationCopy();
  return {
    onDone: () => {
      toast({ title: t(word) });
      onClose();
    },
  };
}

const namesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function PrepareDialog({ attestation, onClose }: DeedProps) {
  const t = useAttestationCopy();
  const [others, setOthers] = useState(attestation.subOutsourcers.join('\n'));
  const prepare = useDeed(prepareAttestation, useDone('prepared', onClose));
  const { id, statement, attestorName } = attestation;
  return (
    <ConfirmDialog
      title={t('prepareTitle')}
      isOpen
      onClose={onClose}
      lede={t('prepareLede')}
      confirmLabel={t('prepareConfirm')}
      record={[
        { label: t('attestor'), value: attestorName },
        { label: t('subOutsourcers'), value: namesOf(others).join(', ') || '–' },
        { label: t('recordQualified'), value: t(statement.qualified ? 'qualified' : 'unqualified') },
      ]}
      onConfirm={() => prepare.do({ id, body: { subOutsourcers: namesOf(others) } })}
    >
      <TextArea
        label={t('subOutsourcers')}
        name="subOutsourcers"
        hint={t('subOutsourcersHint')}
        optional
        rows={3}
        value={others}
        onChange={setOthers}
      />
    </ConfirmDialog>
  );
}

function Findings({ attestation }: { attestation: Attestation }) {
  const t = useAttestationCopy();
  if (attestation.criticalFindings.length === 0) return null;
  return (
    <Note tone="warn" title={t('findings')}>
      <ul>
        {attestation.criticalFindings.map(({ id, ref, title, listed }) => (
          <li key={id}>
            {ref} {title}: {listed ? t('findingListed') : t('findingNotListed', { ref })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The signer reads the whole statement, types the name and confirms the password; then exactly this text is signed. */
export function SignDialog({ attestation, onClose }: DeedProps) {
  const t = useAttestationCopy();
  const { name, title } = useSession();
  const confirmed = usePasswordConfirmation();
  const [typed, setTyped] = useState('');
  /* the text that was on the screen when the dialog opened is the text that is signed */
  const [statement] = useState(attestation.statement);
  const sign = useDeed(signAttestation, useDone('signed', onClose));
  const body = { shownSha256: statement.sha256, name: typed.trim(), timeZone: timeZone() };
  return (
    <ConfirmDialog
      title={t('signTitle', { ref: attestation.ref })}
      isOpen
      onClose={onClose}
      lede={t('signLede')}
      confirmLabel={t('signConfirm')}
      isDisabled={typed.trim() === ''}
      record={[
        { label: t('recordSigner'), value: [name, attestation.authority?.title ?? title].filter(Boolean).join(', ') },
        { label: t('recordDigest'), value: <Digest long value={statement.sha256} /> },
        { label: t('recordQualified'), value: t(statement.qualified ? 'qualified' : 'unqualified') },
        { label: t('recordTime'), value: timeZone() },
      ]}
      onConfirm={async () => {
        await confirmed();
        await sign.do({ id: attestation.id, body });
      }}
    >
      <Findings attestation={attestation} />
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

export function ReasonDialog({ attestation, onClose, kind }: DeedProps & { kind: 'decline' | 'withdraw' }) {
  const t = useAttestationCopy();
  const { name } = useSession();
  const confirmed = usePasswordConfirmation();
  const [reason, setReason] = useState('');
  const perform = kind === 'decline' ? declineAttestation : withdrawAttestation;
  const deed = useDeed(perform, useDone(kind === 'decline' ? 'declined' : 'withdrawn', onClose));
  const { id, ref } = attestation;
  return (
    <ConfirmDialog
      title={t(`${kind}Title`, { ref })}
      isOpen
      onClose={onClose}
      lede={t(`${kind}Lede`)}
      look="danger"
      confirmLabel={t(`${kind}Confirm`)}
      isDisabled={reason.trim() === ''}
      record={[
        { label: t('recordSigner'), value: name },
        { label: t('recordReason'), value: reason.trim() || '–' },
      ]}
      onConfirm={async () => {
        await confirmed();
        await deed.do({ id, reason: reason.trim() });
      }}
    >
      <TextArea
        label={t('reason')}
        name="reason"
        errors={deed.errors}
        maxLength={4000}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
