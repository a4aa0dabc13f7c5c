import { useState, type ReactNode } from 'react';
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
  /** Name of a choice that nobody made yet: it is asked for before anything is sent. */
  lacks?: string | null;
  children: ReactNode;
};

/** What is asked for before a deed is sent, and what the server refused. */
function useErrors<In>({ deed, lacks = null, input }: Pick<FormProps<In>, 'deed' | 'lacks' | 'input'>) {
  const t = useReportCopy();
  const [isAsked, setAsked] = useState(false);
  const missing = isAsked && lacks !== null ? [{ pointer: `/${lacks}`, message: t('chooseOne') }] : [];
  const send = () => (lacks === null ? deed.submit(input) : setAsked(true));
  return { errors: [...missing, ...(deed.errors ?? [])], send };
}

/** A short form in a window, sent as one deed; what was typed stays when it is refused. */
export function DeedForm<In>({ title, deed, input, onClose, wide = false, lacks = null, children }: FormProps<In>) {
  const t = useReportCopy();
  const { errors, send } = useErrors({ deed, lacks, input });
  return (
    <Dialog title={title} isOpen onClose={onClose} wide={wide}>
      <Form errors={errors} onSubmit={send} label={title}>
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

/** The name of a choice that is still to be made. */
export const lacking = (choice: string | null, name: string): string | null => (choice === null ? name : null);

export const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
