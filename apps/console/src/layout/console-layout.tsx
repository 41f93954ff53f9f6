import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useLive } from '../api/use-live.js';
import { useSession } from '../api/use-session.js';
import { OwnPasswordPage } from '../account/own-password-page.js';
import { PasswordSetNotice } from '../account/password-set-notice.js';
import { AlarmBanner } from '../audit/alarm-banner.js';
import { useText } from '../language/use-text.js';
import { Announcer, useAnnounce } from '../parts/announcer.js';
import { CommandPalette } from './command-palette.js';
import { CrashBoundary } from './crash-boundary.js';
import { MainMenu } from './main-menu.js';
import { layoutText } from './messages.js';
import { TopBar } from './top-bar.js';

/** Bar, menu, main landmark, command palette and live region around every page. */
export function ConsoleLayout({ children }: { children?: ReactNode }) {
  const text = useText(layoutText);
  useLive();
  const [menu, setMenu] = useState(false);
  const [palette, setPalette] = useState(false);
  const { pathname } = useLocation();
  const session = useSession();
  // The one page that is open to who has to set up a second factor.
  const isSentToAccount = session?.secondFactorMissing === true && pathname !== '/account';
  const page = isSentToAccount ? <Navigate to="/account" replace /> : children;
  const closePalette = useCallback(() => setPalette(false), []);
  // The workbench needs the room: its menu is in the drawer.
  const roomy = pathname.startsWith('/review');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      setPalette((open) => !open);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <Announcer>
      <PageSpoken pathname={pathname} />
      <Box
        component="a"
        href="#main-content"
        onClick={(event) => {
          // The address holds the route after "#", so the link moves the focus itself.
          event.preventDefault();
          document.getElementById('main-content')?.focus();
        }}
        sx={{
          position: 'absolute',
          zIndex: 'tooltip',
          insetInlineStart: 8,
          top: -60,
          '&:focus': { top: 8 },
          p: 1,
          bgcolor: 'background.paper',
          color: 'primary.main',
        }}
      >
        {text('skip')}
      </Box>
      <TopBar onMenu={() => setMenu(true)} onPalette={() => setPalette(true)} menuAlways={roomy} />
      <Box sx={{ display: 'flex', alignItems: 'stretch', minHeight: 'calc(100dvh - 48px)' }}>
        {!roomy && (
          <Box
            sx={{
              display: { xs: 'none', md: 'block' },
              flex: 'none',
              borderRight: '1px solid',
              borderColor: 'divider',
            }}
          >
            <Box sx={{ position: 'sticky', top: 48, maxHeight: 'calc(100dvh - 48px)', overflowY: 'auto' }}>
              <MainMenu />
            </Box>
          </Box>
        )}
        <Box component="main" id="main-content" tabIndex={-1} sx={{ flex: 1, minWidth: 0, outline: 'none' }}>
          <AlarmBanner />
          <PasswordSetNotice />
          {/* The workbench stays while its address names the item: what it says and holds outlives the step to the next. */}
          <CrashBoundary key={roomy ? '/review' : pathname}>
            {session?.passwordToBeChanged ? <OwnPasswordPage /> : page}
          </CrashBoundary>
        </Box>
      </Box>
      <Drawer open={menu} onClose={() => setMenu(false)}>
        <MainMenu onChoose={() => setMenu(false)} />
      </Drawer>
      <CommandPalette open={palette} onClose={closePalette} />
    </Announcer>
  );
}

/** Says the title of each page that is gone to; the focus stays where it was. */
function PageSpoken({ pathname }: { pathname: string }) {
  const announce = useAnnounce();
  useEffect(() => {
    // The workbench has more to say when an item opens.
    if (pathname.startsWith('/review')) return undefined;
    const timer = setTimeout(() => announce(document.title), 300);
    return () => clearTimeout(timer);
  }, [pathname, announce]);
  return null;
}
