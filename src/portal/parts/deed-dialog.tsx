import type { ReactNode } from 'react';
import type { FieldProblem, Problem } from './problem';
import { Button } from './button';
import { Dialog, DialogActions } from './dialog';
import { Form } from './form';
import { ProblemNote } from './notes';
import { useParts } from './parts.copy';

export type DeedDialogProps = {
  title: string;
  lede?: ReactNode;
  /** Names the deed: `Confirm`, `Save`. Never `OK`. */
  submitLabel: string;
  deed: { isPending: boolean; problem: Problem | null; errors: FieldProblem[] | undefined };
  onSubmit: () => void;
  onClose: () => void;
  wide?: boolean;
  isDisabled?: boolean;
  children?: ReactNode;
};

/** A short form above the screen: what was typed stays when it is refused, and the reason stands beside the field. */
export function DeedDialog(props: DeedDialogProps) {
  const { title, lede, submitLabel, deed, onSubmit, onClose, wide = false, isDisabled = false, children } = props;
  const t = useParts();
  return (
    <Dialog title={title} isOpen onClose={onClose} wide={wide}>
      {lede && <p>{lede}</p>}
      <Form errors={deed.errors} onSubmit={onSubmit} label={title}>
        {children}
        <ProblemNote problem={deed.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button type="submit" look="primary" isPending={deed.isPending} isDisabled={isDisabled}>
            {submitLabel}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
