import { lazy, Suspense, type ReactNode } from 'react';

type TrayModule = { UploadTray: () => ReactNode };

/* the tray lives above the router so that uploads survive navigation; its code is fetched by those who bring evidence */
const tray = Object.values(import.meta.glob<TrayModule>('../evidence/upload-tray.tsx'))[0];
const Tray = tray && lazy(() => tray().then(({ UploadTray }) => ({ default: UploadTray })));

export function TraySlot() {
  return Tray ? (
    <Suspense>
      <Tray />
    </Suspense>
  ) : null;
}
