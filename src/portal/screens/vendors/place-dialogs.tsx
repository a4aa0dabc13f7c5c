import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { addSite, addSystem, changeSite, changeSystem, type Site, type System } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { ProblemNote } from '../../parts/notes';
import { toast } from '../../parts/toast';
import { SiteForm, siteTexts, SystemForm, systemTexts } from './place-forms';
import { changedSince, SavingProblem, useOpenedVersion } from './stale-note';
import { useVendorsCopy } from './vendors.copy';

type EditProps<Place> = { place: Place; onClose: () => void };

function useSaved(onClose: () => void) {
  const t = useVendorsCopy();
  return () => {
    toast({ title: t('saved') });
    onClose();
  };
}

function Buttons({ isPending, onClose }: { isPending: boolean; onClose: () => void }) {
  const t = useVendorsCopy();
  return (
    <DialogActions>
      <Button onPress={onClose}>{t('cancel')}</Button>
      <Button type="submit" look="primary" isPending={isPending}>
        {t('save')}
      </Button>
    </DialogActions>
  );
}

/** Changes a site. */
export function EditSite({ place: site, onClose }: EditProps<Site>) {
  const t = useVendorsCopy();
  const [opened] = useState(site);
  const { version, catchUp } = useOpenedVersion(site.version);
  const send = useDeed(changeSite, { onDone: useSaved(onClose) });
  const title = t('editOne', { name: opened.name });
  const labels = {
    ...{ name: t('name'), kind: t('kind'), city: t('city'), region: t('region'), country: t('countryField') },
    ...{ timeZone: t('zone'), hazardZones: t('hazards') },
  };
  const saved = changedSince(labels, { opened: siteTexts(opened), now: siteTexts(site) });
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <SiteForm
        place={opened}
        label={title}
        send={send}
        onSubmit={(body) => send.submit({ vendorId: site.vendorId, id: site.id, body: { ...body, version } })}
      >
        <SavingProblem send={send} saved={saved} onCatchUp={catchUp} />
        <Buttons isPending={send.isPending} onClose={onClose} />
      </SiteForm>
    </Dialog>
  );
}

/** Changes a system. */
export function EditSystem({ place: system, onClose }: EditProps<System>) {
  const t = useVendorsCopy();
  const [opened] = useState(system);
  const { version, catchUp } = useOpenedVersion(system.version);
  const send = useDeed(changeSystem, { onDone: useSaved(onClose) });
  const title = t('editOne', { name: opened.name });
  const labels = { name: t('name'), kind: t('kind'), description: t('description') };
  const saved = changedSince(labels, { opened: systemTexts(opened), now: systemTexts(system) });
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <SystemForm
        place={opened}
        label={title}
        send={send}
        onSubmit={(body) => send.submit({ vendorId: system.vendorId, id: system.id, body: { ...body, version } })}
      >
        <SavingProblem send={send} saved={saved} onCatchUp={catchUp} />
        <Buttons isPending={send.isPending} onClose={onClose} />
      </SystemForm>
    </Dialog>
  );
}

type AddProps = { vendorId: string };

/** Adds a site below the list. */
export function AddSite({ vendorId }: AddProps) {
  const t = useVendorsCopy();
  const send = useDeed(addSite);
  return (
    <div className="stack-tight">
      <h3>{t('addSite')}</h3>
      <SiteForm
        label={t('addSite')}
        send={send}
        onSubmit={(body, clear) => void send.do({ id: vendorId, body }).then(clear, () => undefined)}
      >
        <ProblemNote problem={send.problem} />
        <div>
          <Button type="submit" isPending={send.isPending}>
            {t('addSite')}
          </Button>
        </div>
      </SiteForm>
    </div>
  );
}

/** Adds a system below the list. */
export function AddSystem({ vendorId }: AddProps) {
  const t = useVendorsCopy();
  const send = useDeed(addSystem);
  return (
    <div className="stack-tight">
      <h3>{t('addSystem')}</h3>
      <SystemForm
        label={t('addSystem')}
        send={send}
        onSubmit={(body, clear) => void send.do({ id: vendorId, body }).then(clear, () => undefined)}
      >
        <ProblemNote problem={send.problem} />
        <div>
          <Button type="submit" isPending={send.isPending}>
            {t('addSystem')}
          </Button>
        </div>
      </SystemForm>
    </div>
  );
}
