import { lazy, Suspense } from 'react';

/* the tray lives above the router so that uploads survive navigation; its code is fetched by those who bring evidence */
const UploadTray = lazy(() => import('../evidence/upload-tray').then((m) => ({ default: m.UploadTray })));

export function TraySlot() {
  return (
    <Suspense>
      <UploadTray />
    </Suspense>
  );
}
