import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { grant, type Grant, type PersonRow } from '../../api/people';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { toast } from '../../parts/toast';
import { grantOf, noGrant } from './grant';
import { GrantFields } from './grant-fields';
import { usePeopleCopy } from './people.copy';

/** Gives a person another role. */
export function GrantCard({ person }: { person: PersonRow }) {
  const t = usePeopleCopy();
  const [draft, setDraft] = useState(noGrant);
  const give = useDeed<{ id: string; body: Grant }, unknown>(grant, {
    onDone: () => {
      if (draft.role) toast({ title: t('granted', { name: person.name, role: t(`role.${draft.role}`) }) });
      setDraft(noGrant);
    },
  });
  return (
    <Card title={t('grant')}>
      <Form
        onSubmit={() => give.submit({ id: person.id, body: grantOf(draft) })}
        errors={give.errors}
        label={t('grant')}
      >
        <GrantFields value={draft} onChange={setDraft} />
        <ProblemNote problem={give.problem} />
        <div>
          <Button type="submit" look="primary" isPending={give.isPending} isDisabled={draft.role === ''}>
            {t('grantSubmit')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
