import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { replyToQuery } from '../../api/submissions';
import { Button } from '../../parts/button';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useVendorHomeCopy } from './vendor-home.copy';

/** Answers a reviewer's question where it is read. */
export function ReplyForm({ queryId, subject }: { queryId: string; subject: string }) {
  const t = useVendorHomeCopy();
  const [text, setText] = useState('');
  const reply = useDeed(replyToQuery, { onDone: () => toast({ title: t('sent') }) });
  return (
    <Form
      label={subject}
      errors={reply.errors}
      onSubmit={() => reply.submit({ id: queryId, body: { text: text.trim() } })}
    >
      <TextArea label={t('reply')} name="text" rows={3} maxLength={4000} value={text} onChange={setText} />
      <ProblemNote problem={reply.problem} />
      <div>
        <Button type="submit" isPending={reply.isPending} isDisabled={text.trim() === ''}>
          {t('send')}
        </Button>
      </div>
    </Form>
  );
}
