import { useState, type ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button';
import { KeyValue, type KeyValueItem } from './facts';
import { ProblemNote } from './notes';
import { useParts } from './parts.copy';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  wide?: boolean;
  role?: 'dialog' | 'alertdialog';
  children: ReactNode;
};

/** A window above the screen, for a short form. Escape and a press outside close it. */
export function Dialog({ title, isOpen, onClose, wide = false, role = 'dialog', children }: DialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={wide ? 'dialog-box wide' : 'dialog-box'}>
        <AriaDialog role={role}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="dialog-acts">{children}</div>;
}

export type ConfirmDialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  lede?: ReactNode;
  /** Exactly what will be recorded: who, what, when, versions, digests. */
  record: KeyValueItem[];
  /** The words that will be stored as said by the person, verbatim. */
  statement?: string;
  /** Names the deed: `Sign`, `Return to the vendor`. Never `OK`. */
  confirmLabel: string;
  look?: 'primary' | 'danger';
  /** Fields that the deed needs: a reason, a password. */
  children?: ReactNode;
  isDisabled?: boolean;
  /** Resolves when recorded (the caller closes); a rejection is shown as a problem and the dialog stays. */
  onConfirm: () => Promise<unknown>;
};

/** The step before anything that signs, decides or destroys: it shows what will be recorded. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    isOpen,
    onClose,
    lede,
    record,
    statement,
    confirmLabel,
    look = 'primary',
    children,
    isDisabled,
    onConfirm,
  } = props;
  const t = useParts();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const close = () => {
    setProblem(null);
    onClose();
  };
  const confirm = () => {
    setPending(true);
    setProblem(null);
    onConfirm()
      .catch((thrown: unknown) => setProblem(thrown))
      .finally(() => setPending(false));
  };
  return (
    <Dialog title={title} isOpen={isOpen} onClose={close} role="alertdialog">
      {lede && <p>{lede}</p>}
      {children}
      <div className="recorded">
        <h3>{t('dialog.recorded')}</h3>
        {statement && <blockquote>{statement}</blockquote>}
        <KeyValue items={record} />
      </div>
      <ProblemNote problem={problem} />
      <DialogActions>
        <Button onPress={close} isDisabled={pending}>
          {t('dialog.cancel')}
        </Button>
        <Button look={look} onPress={confirm} isPending={pending} isDisabled={isDisabled ?? false}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
