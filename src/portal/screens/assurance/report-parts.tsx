import type { ReactNode } from 'react';
import type { AssuranceDetail } from '../../api/assurance';
import type { Deed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { TimeText } from '../../parts/measures';
import { ProblemNote } from '../../parts/notes';
import { useReportCopy } from './report.copy';

type FormProps<In> = {
  title: string;
  deed: Deed<In, AssuranceDetail>;
  input: In;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
};

/** A short form in a window, sent as one deed; what was typed stays when it is refused. */
export function DeedForm<In>({ title, deed, input, onClose, wide = false, children }: FormProps<In>) {
  const t = useReportCopy();
  return (
    <Dialog title={title} isOpen onClose={onClose} wide={wide}>
      <Form errors={deed.errors} onSubmit={() => deed.submit(input)} label={title}>
        {children}
        <ProblemNote problem={deed.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={deed.isPending}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** Who said it, and when. */
export function Said({ by, at }: { by: string | null; at: string | null }) {
  if (at === null) return null;
  return (
    <span className="muted sm">
      {by}, <TimeText at={at} />
    </span>
  );
}

export const optional = (text: string): string | null => text.trim() || null;
