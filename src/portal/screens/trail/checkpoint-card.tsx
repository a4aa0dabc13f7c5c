import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { checkpointQuery, compareCheckpoint } from '../../api/trail-tree';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import { problemOf } from '../../parts/problem';
import { saveText } from '../../parts/table';
import { TextArea } from '../../parts/text-fields';
import { useTrailCopy } from './trail.copy';
import './trail.css';

function Compare() {
  const t = useTrailCopy();
  const [older, setOlder] = useState('');
  const { mutate, data, error, isPending } = useMutation({ mutationFn: compareCheckpoint });
  return (
    <Form onSubmit={() => mutate(older)}>
      <TextArea label={t('older')} name="checkpoint" value={older} onChange={setOlder} hint={t('olderHelp')} rows={5} />
      <div>
        <Button type="submit" isDisabled={older.trim() === '' || isPending}>
          {t('compare')}
        </Button>
      </div>
      {error && <ProblemNote problem={problemOf(error)} />}
      {data && <Note tone={data.agrees ? 'ok' : 'bad'}>{data.finding}</Note>}
    </Form>
  );
}

/** The signed head of the tree: to be kept elsewhere, and to be set beside one that was. */
export function CheckpointCard() {
  const t = useTrailCopy();
  const { data: checkpoint } = useQuery(checkpointQuery);
  return (
    <Card title={t('head')} lede={t('headLede')}>
      {checkpoint ? (
        <>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
          <pre className="canonical" tabIndex={0} aria-label={t('newest')} role="group">
            {checkpoint}
          </pre>
          <div>
            <Button glyph="download" onPress={() => saveText('checkpoint.txt', checkpoint)}>
              {t('saveCheckpoint')}
            </Button>
          </div>
          <details>
            <summary>{t('compareTitle')}</summary>
            <Compare />
          </details>
        </>
      ) : (
        <p className="muted">{t('noHead')}</p>
      )}
    </Card>
  );
}
