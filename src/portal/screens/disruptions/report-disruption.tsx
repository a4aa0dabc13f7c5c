import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { disruptionTypes, reportDisruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { vendorNamesQuery } from '../../api/people';
import { useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Checkbox } from '../../parts/choice-fields';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { TextArea, TextField, ZonedField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { typeWords, useDisruptionsCopy } from './disruptions.copy';
import { EffectField } from './effect-field';
import { blankNotice, NoticeFields } from './notice-fields';
import { useReport } from './use-report';

/** What is known in the first minutes, for a phone: a few fields first, everything else later. */
export function ReportDisruptionScreen() {
  const t = useDisruptionsCopy();
  const navigate = useNavigate();
  const { membership } = useSession();
  const isOwn = membership.vendor !== null;
  const report = useReport(isOwn);
  const { draft, set, told, zone } = report;
  const { data: vendors = [] } = useQuery({ ...vendorNamesQuery, enabled: !isOwn });
  const send = useDeed(reportDisruption, {
    onDone: ({ id, ref }) => {
      toast({ title: t('sent', { ref }) });
      void navigate({ to: '/disruptions/$id', params: { id } });
    },
  });
  return (
    <Page
      title={t('report')}
      lede={t(isOwn ? 'reportLede' : 'reportLedeOurs')}
      crumbs={[{ label: t('title'), to: '/disruptions' }]}
    >
      <Card>
        <Form label={t('report')} errors={send.errors} onSubmit={() => send.submit(report.body)}>
          {!isOwn && (
            <Select
              label={t('vendor')}
              name="vendorId"
              options={vendors}
              value={report.vendorId}
              onChange={report.setVendorId}
            />
          )}
          <TextField
            label={t('what')}
            name="title"
            hint={t('whatHint')}
            maxLength={200}
            value={draft.title}
            onChange={(title) => set({ title })}
          />
          <div className="form-row">
            <Select
              label={t('kind')}
              name="disruptionTypes"
              hint={t('kindHint')}
              options={disruptionTypes.map((id) => ({ id, label: typeWords[id] }))}
              value={draft.kind}
              onChange={(kind) => set({ kind })}
            />
            <Select
              label={t('where')}
              name="siteIds"
              optional
              hint={t('whereHint')}
              emptyLabel={t('noSite')}
              options={report.sites.map(({ id, name, city }) => ({ id, label: `${name}, ${city}` }))}
              value={draft.siteId}
              onChange={(siteId) => set({ siteId })}
            />
          </div>
          <div className="form-row">
            <ZonedField
              label={t('beganField')}
              name="occurredAt"
              timeZone={zone}
              value={draft.occurredAt}
              onChange={(occurredAt) => set({ occurredAt })}
            />
            <ZonedField
              label={t('detectedField')}
              name="detectedAt"
              optional
              timeZone={zone}
              value={draft.detectedAt}
              onChange={(detectedAt) => set({ detectedAt })}
            />
          </div>
          <fieldset className="stack-tight">
            <legend className="strong">{t('which')}</legend>
            {report.isKnown && report.active.length === 0 && <Note tone="warn">{t('noServices')}</Note>}
            <div className="form-row">
              {report.active.map(({ id, ref, name }) => (
                <EffectField
                  key={id}
                  label={`${ref} ${name}`}
                  name={`services.${report.body.services.findIndex(({ serviceId }) => serviceId === id)}`}
                  value={report.known[id] ?? ''}
                  onChange={(effect) => report.setEffects({ ...report.known, [id]: effect })}
                />
              ))}
            </div>
          </fieldset>
          <TextArea
            label={t('more')}
            name="description"
            optional
            rows={2}
            maxLength={4000}
            value={draft.description}
            onChange={(description) => set({ description })}
          />
          <Checkbox name="told" value={told !== null} onChange={(yes) => report.setTold(yes ? blankNotice : null)}>
            {t(isOwn ? 'told' : 'toldOurs')}
          </Checkbox>
          {told && <NoticeFields value={told} onChange={report.setTold} zone={zone} under="told." />}
          <ProblemNote problem={send.problem} />
          <div>
            <Button type="submit" look="primary" isPending={send.isPending}>
              {t('send')}
            </Button>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
