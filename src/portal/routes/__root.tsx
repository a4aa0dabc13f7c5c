import { useEffect, useRef } from 'react';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet, useRouterState } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { ToastRegion } from '../parts/toast';

/* A new screen begins at its content: the focus goes to #main, as it would after loading a document. */
function useFocusOnArrival(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    const arrived = before.current !== undefined && before.current !== path;
    before.current = path;
    if (arrived && !document.querySelector('[role=dialog], [role=alertdialog]'))
      document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
}

function Root() {
  const { queryClient } = Route.useRouteContext();
  useFocusOnArrival();
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale="en-GB">
        <Outlet />
        <ToastRegion />
      </I18nProvider>
    </QueryClientProvider>
  );
}

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root });
