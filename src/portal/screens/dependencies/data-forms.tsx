import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed, type Deed } from '../../api/deed';
import type { DataSet, Team } from '../../api/dependencies';
import { addDataSet, addTeam, changeDataSet, changeTeam, endDataSet, endTeam } from '../../api/dependency-deeds';
import { sitesQuery, systemsQuery } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { ConfirmDialog, Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, DurationField, TextArea, TextField } from '../../parts/text-fields';
import { useFields } from '../vendors/use-fields';
import { useDataCopy } from './data.copy';

const feeds = ['payroll', 'time', 'ledger', 'billing', 'reporting', 'operations'] as const;

type FrameProps = {
  title: string;
  send: Pick<Deed<never, unknown>, 'errors' | 'problem' | 'isPending'>;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

function Frame({ title, send, onSubmit, onClose, children }: FrameProps) {
  const t = useDataCopy();
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={onSubmit} label={title}>
        {children}
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

type EditProps<Row> = { vendorId: string; one?: Row; onClose: () => void };

type DataTexts = Pick<DataSet, 'name' | 'contents' | 'personalData' | 'oldestCopyMinutes' | 'ifLost' | 'feeds'> & {
  systemId: string;
};
const blankData: DataTexts = {
  ...{ name: '', contents: '', personalData: false, systemId: '', oldestCopyMinutes: null, ifLost: '', feeds: [] },
};

const dataTexts = ({
  name,
  contents,
  personalData,
  systemId,
  oldestCopyMinutes,
  ifLost,
  feeds: fed,
}: DataSet): DataTexts => ({
  ...{ name, contents, personalData, systemId: systemId ?? '', oldestCopyMinutes, ifLost, feeds: fed },
});

/** Adds a critical data set, or changes one. */
export function EditDataSet({ vendorId, one, onClose }: EditProps<DataSet>) {
  const t = useDataCopy();
  const [opened] = useState(one);
  const { values, field, set } = useFields(opened ? dataTexts(opened) : blankData);
  const { data: systems } = useQuery(systemsQuery(vendorId));
  const adding = useDeed(addDataSet, { onDone: onClose });
  const changing = useDeed(changeDataSet, { onDone: onClose });
  const submit = () => {
    const body = { ...values, systemId: values.systemId === '' ? null : values.systemId };
    if (opened) changing.submit({ id: opened.id, body: { ...body, version: opened.version } });
    else adding.submit({ id: vendorId, body });
  };
  const title = opened ? `${t('edit')}: ${opened.name}` : t('addData');
  const without = (feed: string) => values.feeds.filter((other) => other !== feed);
  return (
    <Frame title={title} send={opened ? changing : adding} onSubmit={submit} onClose={onClose}>
      <div className="form-row">
        <TextField label={t('name')} maxLength={200} {...field('name')} />
        <Select
          label={t('system')}
          optional
          emptyLabel={t('none')}
          options={(systems ?? []).map(({ id, name }) => ({ id, label: name }))}
          {...field('systemId')}
        />
        <DurationField label={t('oldest')} optional {...field('oldestCopyMinutes')} />
      </div>
      <fieldset className="stack-tight">
        <legend>{t('feeds')}</legend>
        {feeds.map((feed) => (
          <Checkbox
            key={feed}
            name={`feeds-${feed}`}
            value={values.feeds.includes(feed)}
            onChange={(wanted) => set({ feeds: wanted ? [...without(feed), feed] : without(feed) })}
          >
            {t(`feed.${feed}`)}
          </Checkbox>
        ))}
      </fieldset>
      <TextArea label={t('contents')} optional rows={2} {...field('contents')} />
      <TextArea label={t('ifLost')} optional rows={2} {...field('ifLost')} />
      <Checkbox {...field('personalData')}>{t('personal')}</Checkbox>
    </Frame>
  );
}

const blankTeam = { name: '', what: '', lead: '', siteId: '', people: '' };

const teamTexts = ({ name, what, lead, siteId, people }: Team): typeof blankTeam => ({
  ...{ name, what, lead, siteId: siteId ?? '', people: people === null ? '' : String(people) },
});

/** Adds a team, or changes one. */
export function EditTeam({ vendorId, one, onClose }: EditProps<Team>) {
  const t = useDataCopy();
  const [opened] = useState(one);
  const { values, field } = useFields(opened ? teamTexts(opened) : blankTeam);
  const { data: sites } = useQuery(sitesQuery(vendorId));
  const adding = useDeed(addTeam, { onDone: onClose });
  const changing = useDeed(changeTeam, { onDone: onClose });
  const submit = () => {
    const { people, siteId, ...texts } = values;
    const body = { ...texts, people: people === '' ? null : Number(people), siteId: siteId === '' ? null : siteId };
    if (opened) changing.submit({ id: opened.id, body: { ...body, version: opened.version } });
    else adding.submit({ id: vendorId, body });
  };
  const title = opened ? `${t('edit')}: ${opened.name}` : t('addTeam');
  return (
    <Frame title={title} send={opened ? changing : adding} onSubmit={submit} onClose={onClose}>
      <div className="form-row">
        <TextField label={t('name')} maxLength={200} {...field('name')} />
        <TextField label={t('lead')} optional maxLength={200} {...field('lead')} />
      </div>
      <div className="form-row">
        <TextField label={t('people')} optional {...field('people')} />
        <Select
          label={t('site')}
          optional
          emptyLabel={t('none')}
          options={(sites ?? []).map(({ id, name }) => ({ id, label: name }))}
          {...field('siteId')}
        />
      </div>
      <TextArea label={t('what')} optional rows={2} {...field('what')} />
    </Frame>
  );
}

/** Ends a row of a register; services that rest on it end that first. */
export function EndRow({ row, kind, onClose }: { row: DataSet | Team; kind: 'data' | 'team'; onClose: () => void }) {
  const t = useDataCopy();
  const [endedOn, setEndedOn] = useState('');
  const data = useDeed(endDataSet, { onDone: onClose });
  const team = useDeed(endTeam, { onDone: onClose });
  const body = { endedOn, version: row.version };
  return (
    <ConfirmDialog
      title={t('endTitle', { name: row.name })}
      isOpen
      onClose={onClose}
      look="danger"
      confirmLabel={t('end')}
      isDisabled={endedOn === ''}
      record={[{ label: row.ref, value: row.name }]}
      onConfirm={() => (kind === 'data' ? data : team).do({ id: row.id, body })}
    >
      <DateField label={t('endedOn')} name="endedOn" value={endedOn} onChange={setEndedOn} />
    </ConfirmDialog>
  );
}
