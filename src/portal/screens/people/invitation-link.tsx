import { useState } from 'react';
import type { Invited } from '../../api/people';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { usePeopleCopy } from './people.copy';

export type Made = { invited: Invited; name: string; email: string };

/** The link of an invitation, shown this once. It closes only by its own button, so that it is not lost by a stray press. */
export function InvitationLink({ made, onClose }: { made: Made; onClose: () => void }) {
  const t = usePeopleCopy();
  const [copied, setCopied] = useState(false);
  const { invited, name, email } = made;
  const { invitationUrl: link } = invited;
  return (
    <Dialog title={t('linkTitle', { name })} isOpen onClose={onClose} role="alertdialog">
      <p>{link ? t('linkLede', { email }) : t('linkKnown', { name })}</p>
      {link && (
        <KeyValue
          items={[
            { label: t('link'), value: <code className="mono">{link}</code> },
            { label: t('linkUntil'), value: <TimeText at={invited.expiresAt} /> },
          ]}
        />
      )}
      <DialogActions>
        <Button onPress={onClose}>{t('close')}</Button>
        {link && (
          <Button
            look="primary"
            glyph={copied ? 'check' : 'copy'}
            onPress={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
          >
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
