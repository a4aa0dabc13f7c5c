import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { draftKinds, startDraft, versionsQuery, type DraftKind } from '../../api/catalogue';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { RadioGroup } from '../../parts/choice-fields';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useCatalogueCopy } from './catalogue.copy';
import { DocumentField } from './document-field';

/** Starts a draft, as a copy of the version in use or from a document. */
export function StartDialog({ onClose }: { onClose: () => void }) {
  const t = useCatalogueCopy();
  const navigate = useNavigate();
  const { data: versions = [] } = useQuery(versionsQuery);
  const [kind, setKind] = useState<DraftKind>('catalogue');
  const [title, setTitle] = useState('');
  const [how, setHow] = useState<'copy' | 'import'>('copy');
  const [text, setText] = useState('');
  const known = draftKinds.filter((one) => versions.some((version) => version.kind === one));
  const send = useDeed(startDraft, {
    onDone: ({ id, ref }) => {
      toast({ title: t('started', { ref }) });
      void navigate({ to: '/catalogue-drafts/$draftId', params: { draftId: id } });
    },
  });
  const body = { kind, title, ...(how === 'import' && { text }) };
  return (
    <Dialog title={t('start')} isOpen onClose={onClose} wide>
      <p>{t('startLede')}</p>
      <Form errors={send.errors} onSubmit={() => send.submit(body)} label={t('start')}>
        {known.length > 1 && (
          <RadioGroup
            label={t('kind')}
            name="kind"
            layout="across"
            options={known.map((id) => ({ id, label: t(`kind.${id}`) }))}
            value={kind}
            onChange={setKind}
          />
        )}
        <TextField label={t('draftTitle')} name="title" maxLength={200} value={title} onChange={setTitle} />
        <RadioGroup
          label={t('how')}
          name="how"
          layout="boxed"
          options={[
            {
              id: 'copy',
              label: t('copy'),
              detail: t(kind === 'catalogue' ? 'copyDetail' : 'copyDetailQuestionnaire'),
            },
            { id: 'import', label: t('import'), detail: t('importDetail') },
          ]}
          value={how}
          onChange={setHow}
        />
        {how === 'import' && <DocumentField kind={kind} value={text} onChange={setText} />}
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('start')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
