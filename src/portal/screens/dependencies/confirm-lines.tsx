import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { dependenciesQuery, type Dependency } from '../../api/dependencies';
import { confirmRegister } from '../../api/dependency-deeds';
import { Button } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { Loading, ProblemNote } from '../../parts/notes';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useDependenciesCopy } from './dependencies.copy';

const waits = ({ us, ownerName }: Dependency) => us.state !== 'confirmed' && ownerName !== '';

/** One word of the vendor for the lines that it has checked. */
export function ConfirmLines({ vendorId, onClose }: { vendorId: string; onClose: () => void }) {
  const t = useDependenciesCopy();
  const { data } = useQuery(dependenciesQuery({ vendorId }));
  const [left, setLeft] = useState<readonly string[]>([]);
  const [how, setHow] = useState('');
  const send = useDeed(confirmRegister, {
    onDone: ({ confirmed }) => {
      toast({ title: t('confirmAllDone', { count: confirmed }) });
      onClose();
    },
  });
  const lines = (data?.items ?? []).filter(waits);
  const chosen = lines.filter(({ id }) => !left.includes(id));
  const pick = (id: string, wanted: boolean) =>
    setLeft((now) => (wanted ? now.filter((one) => one !== id) : [...now, id]));
  const submit = () =>
    send.submit({ id: vendorId, body: { items: chosen.map(({ id, terms }) => ({ id, terms })), how } });
  return (
    <Dialog title={t('confirmAllTitle')} isOpen onClose={onClose} wide>
      <p>{t('confirmAllLede')}</p>
      {!data && <Loading lines={3} />}
      {data && lines.length === 0 && <p>{t('nothingToConfirm')}</p>}
      <Form errors={send.errors} onSubmit={submit} label={t('confirmAllTitle')}>
        <fieldset className="stack-tight">
          <legend className="vh">{t('lines')}</legend>
          {lines.map((line) => (
            <Checkbox
              key={line.id}
              name={line.id}
              value={!left.includes(line.id)}
              onChange={(wanted) => pick(line.id, wanted)}
              hint={[line.serviceName, t(`role.${line.role}`), line.ownerName].join(', ')}
            >
              {line.what}
            </Checkbox>
          ))}
        </fieldset>
        {lines.length > 0 && (
          <TextField label={t('confirmAllHow')} name="how" value={how} onChange={setHow} maxLength={500} />
        )}
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending} isDisabled={chosen.length === 0}>
            {t('confirmAll')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
