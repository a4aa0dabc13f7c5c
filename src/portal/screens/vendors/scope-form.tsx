import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Tier } from '../../api/coverage';
import { categoriesQuery, decideScope, tierProposalQuery, type ScopeFacts, type Service } from '../../api/vendors';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { FactFields, factsOf, noFacts } from './scope-facts';
import { FromImpact } from './scope-impact';
import { useFields } from './use-fields';
import { useServicesCopy } from './services.copy';

function Proposal({ serviceId, facts }: { serviceId: string; facts: ScopeFacts | null }) {
  const t = useServicesCopy();
  const query = useQuery({
    ...tierProposalQuery(serviceId, facts ?? ({} as ScopeFacts)),
    enabled: facts !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <div role="status">
      <Note tone="info" title={t('proposal')}>
        <ProblemNote problem={query.error} />
        <p>{facts !== null && query.data ? t('proposalText', query.data) : t('proposalWaits')}</p>
      </Note>
    </div>
  );
}

/** Facts → the proposal of the rule, shown as they change → a decision with its reasons. */
export function ScopeForm({ service, onClose }: { service: Service; onClose: () => void }) {
  const t = useServicesCopy();
  const { data: catalogue } = useQuery(categoriesQuery);
  const [facts, setFacts] = useState(noFacts);
  const { values, set, field } = useFields<{ tier: Tier | ''; accounts: string; icfrReason: string; reason: string }>({
    tier: '',
    accounts: '',
    icfrReason: '',
    reason: '',
  });
  const [flags, setFlags] = useState(service.flags.filter((flag) => flag !== 'icfr_relevant'));
  const given = factsOf(facts);
  const send = useDeed(decideScope, {
    onDone: ({ needsApproval }) => {
      toast({ title: t(needsApproval ? 'recordedWaits' : 'recorded') });
      onClose();
    },
  });
  const submit = () => {
    if (!given || values.tier === '') return;
    const body = {
      ...given,
      ...values,
      tier: values.tier,
      flags: flags as typeof service.flags,
      version: service.version,
    };
    send.submit({ id: service.id, body });
  };
  const choices = catalogue?.flags.filter(({ id }) => id !== 'icfr_relevant') ?? [];
  return (
    <Dialog title={`${t('decide')}: ${service.ref} ${service.name}`} isOpen onClose={onClose} wide>
      <p>{t('decideLede')}</p>
      <Form errors={send.errors} onSubmit={submit} label={t('decide')}>
        <FromImpact serviceId={service.id} onFacts={(part) => setFacts((now) => ({ ...now, ...part }))} />
        <FactFields facts={facts} onFacts={(part) => setFacts((now) => ({ ...now, ...part }))} />
        <Proposal serviceId={service.id} facts={given} />
        <Select
          label={t('tier')}
          name="tier"
          options={(['T1', 'T2', 'T3'] as const).map((id) => ({ id, label: id }))}
          value={values.tier}
          onChange={(tier) => set({ tier })}
        />
        <fieldset className="stack-tight">
          <legend className="field-label">{t('flags')}</legend>
          {choices.map(({ id: code, words }) => (
            <Checkbox
              key={code}
              name={`flags.${code}`}
              value={flags.some((one) => one === code)}
              onChange={(on) =>
                setFlags((now) => (on ? [...now, code as (typeof now)[number]] : now.filter((one) => one !== code)))
              }
            >
              {words}
            </Checkbox>
          ))}
        </fieldset>
        {facts.icfrRelevant && <TextArea label={t('accounts')} rows={2} {...field('accounts')} />}
        <TextArea label={t('icfrReason')} rows={2} {...field('icfrReason')} />
        <TextArea label={t('reason')} rows={2} {...field('reason')} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            isPending={send.isPending}
            isDisabled={given === null || values.tier === ''}
          >
            {t('record')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
