import type { CalendarService, CalendarVendor } from '../../../api/programme';
import { useSession } from '../../../api/session';
import { AppLink } from '../../../parts/app-link';
import { Card } from '../../../parts/card';
import { monthText } from '../../../parts/format';
import { DateText } from '../../../parts/measures';
import { StateChip } from '../../../parts/state-chip';
import { AreaLine, EntryMark, useEntryWords, useRoving } from './calendar-marks';
import { useProgrammeCopy } from './programme.copy';
import './programme.css';

type GridProps = { vendor: CalendarVendor; months: string[]; today: string };

const isArea = (code: string) => ['communications', 'data_recovery', 'application_recovery'].includes(code);

/* the areas are named beside the service already */
function Missing({ missing }: { missing: CalendarService['missing'] }) {
  const t = useProgrammeCopy();
  if (missing.length === 0) return <StateChip state="met" word={t('nothingMissing')} />;
  return (
    <ul className="cal-list sm">
      {missing
        .filter(({ code }) => !isArea(code))
        .map(({ code, reason }) => (
          <li key={code}>{reason}</li>
        ))}
      {missing.some(({ code }) => isArea(code)) && (
        <li>{t('areasMissing', { count: missing.filter(({ code }) => isArea(code)).length })}</li>
      )}
    </ul>
  );
}

function ServiceHead({ service }: { service: CalendarService }) {
  const t = useProgrammeCopy();
  return (
    <>
      {service.name}
      <span className="sub">
        {service.ref} · {service.tier ? t('tierOf', { tier: service.tier }) : t('noTier')}
      </span>
      <AreaLine areas={service.areas} />
    </>
  );
}

/* a scroller that holds nothing to press must be reachable by itself */
const reach = ({ vendorName }: CalendarVendor, entries: number) => ({
  ...{ role: 'group', 'aria-label': vendorName },
  ...(entries === 0 && { tabIndex: 0 }),
});

/* months side by side, where there is room for twelve of them */
function Wide({ vendor, months, today }: GridProps) {
  const t = useProgrammeCopy();
  const entries = vendor.services.flatMap((service) => service.entries);
  const { box, onKeyDown, at } = useRoving(entries.length);
  const isNow = (month: string) => (today.startsWith(month) ? ' cal-now' : '');
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the marks inside take the keys; the box only hears them
    <div className="tbl-wrap cal-wide" ref={box} onKeyDown={onKeyDown} {...reach(vendor, entries.length)}>
      <table className="tbl dense cal">
        <caption className="vh">{`${vendor.vendorName}. ${t('gridHelp')}`}</caption>
        <thead>
          <tr>
            <th scope="col">{t('service')}</th>
            {months.map((month) => (
              <th key={month} scope="col" className={`cal-month${isNow(month)}`}>
                {monthText(month)}
              </th>
            ))}
            <th scope="col" className="cal-missing">
              {t('missing')}
            </th>
          </tr>
        </thead>
        <tbody>
          {vendor.services.map((service) => (
            <tr key={service.serviceId}>
              <th scope="row">
                <ServiceHead service={service} />
              </th>
              {months.map((month) => (
                <td key={month} className={`cal-month${isNow(month)}`}>
                  {service.entries
                    .filter(({ on }) => on.startsWith(month))
                    .map((entry) => (
                      <EntryMark
                        key={`${entry.exerciseId} ${entry.on}`}
                        entry={entry}
                        tabIndex={entries.indexOf(entry) === at ? 0 : -1}
                      />
                    ))}
                </td>
              ))}
              <td>
                <Missing missing={service.missing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/* a list by date for each service, on a narrow window */
function Narrow({ vendor }: { vendor: CalendarVendor }) {
  const t = useProgrammeCopy();
  const words = useEntryWords();
  return (
    <div className="cal-narrow">
      {vendor.services.map((service) => (
        <div key={service.serviceId} className="stack-tight">
          <h3>
            <ServiceHead service={service} />
          </h3>
          {service.entries.length === 0 && <p className="muted">{t('noEntries')}</p>}
          <ul className="cal-list">
            {service.entries.map((entry) => (
              <li key={`${entry.exerciseId} ${entry.on}`} className="spread">
                <span>
                  <AppLink to={`/exercises/${entry.exerciseId}`}>{entry.title}</AppLink>
                  <span className="sub" title={words(entry)}>
                    <DateText short date={entry.on} /> · {entry.kindLabel}
                  </span>
                </span>
                <StateChip state={entry.standing} word={t(entry.standing)} />
              </li>
            ))}
          </ul>
          <Missing missing={service.missing} />
        </div>
      ))}
    </div>
  );
}

function PlanState({ vendor }: { vendor: CalendarVendor }) {
  const t = useProgrammeCopy();
  const { programmeId, programmeRef, programmeState } = vendor;
  if (programmeId === null) return <StateChip state="not_started" word={t('noPlan')} />;
  return (
    <span className="row">
      <AppLink to={`/exercises/programmes/${programmeId}`}>{t('planOf', { ref: programmeRef ?? '' })}</AppLink>
      {programmeState && <StateChip state={programmeState} />}
      {vendor.agreed && programmeState !== 'agreed' && <StateChip state="agreed" />}
    </span>
  );
}

/** A vendor's year: its services by month, what is agreed and what is missing. */
export function CalendarOfVendor({ vendor, months, today }: GridProps) {
  const t = useProgrammeCopy();
  const { membership } = useSession();
  const tier = vendor.tier ? t('tierOf', { tier: vendor.tier }) : t('noTier');
  const title = membership.vendor ? vendor.vendorName : `${vendor.vendorName}, ${tier}`;
  return (
    <Card title={title} aside={<PlanState vendor={vendor} />}>
      <Wide vendor={vendor} months={months} today={today} />
      <Narrow vendor={vendor} />
      {vendor.missing.length > 0 && (
        <div className="stack-tight">
          <span className="strong sm">{t('missingOfVendor')}</span>
          <Missing missing={vendor.missing} />
        </div>
      )}
    </Card>
  );
}
