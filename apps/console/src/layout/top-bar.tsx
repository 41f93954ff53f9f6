import DarkModeIcon from '@mui/icons-material/DarkModeOutlined';
import LightModeIcon from '@mui/icons-material/LightModeOutlined';
import MenuIcon from '@mui/icons-material/Menu';
import PersonIcon from '@mui/icons-material/PersonOutlined';
import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTheme } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useText } from '../language/use-text.js';
import { AlarmBell } from '../review-flow/alarm-bell.js';
import { AccountMenu } from './account-menu.js';
import { LanguageButton } from './language-button.js';
import { layoutText } from './messages.js';

interface Props {
  onMenu: () => void;
  onPalette: () => void;
  /** The menu button also on wide screens, where the page hides the menu. */
  menuAlways: boolean;
}

/** The bar above every page. */
export function TopBar({ onMenu, onPalette, menuAlways }: Props) {
  const text = useText(layoutText);
  const [account, setAccount] = useState<HTMLElement | null>(null);
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        height: 48,
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        px: 1.5,
        bgcolor: 'background.paper',
        borderBottom: '1px solid',
        borderColor: 'divider',
      }}
    >
      <IconButton aria-label={text('openMenu')} onClick={onMenu} sx={menuAlways ? {} : { display: { md: 'none' } }}>
        <MenuIcon />
      </IconButton>
      <Link
        component={RouterLink}
        to="/"
        color="inherit"
        underline="none"
        sx={{ display: 'flex', alignItems: 'center', gap: 1, fontWeight: 700, px: 0.5, minHeight: 32 }}
      >
        <img src="/favicon.svg" alt="Countersign" width={22} height={22} />
        <Box component="span" aria-hidden sx={{ display: { xs: 'none', sm: 'inline' } }}>
          Countersign
        </Box>
      </Link>
      <Box sx={{ flex: 1 }} />
      <Button
        color="inherit"
        variant="outlined"
        size="small"
        onClick={onPalette}
        startIcon={<SearchIcon />}
        aria-keyshortcuts="Control+K Meta+K"
        sx={{
          borderColor: 'divider',
          color: 'text.secondary',
          minWidth: { xs: 0, sm: 200 },
          justifyContent: 'flex-start',
        }}
      >
        <Box component="span" sx={{ flex: 1, textAlign: 'start', whiteSpace: 'nowrap' }}>
          {text('search')}
        </Box>
        <Box component="kbd" sx={{ display: { xs: 'none', sm: 'inline' }, fontFamily: 'inherit', ml: 1 }}>
          Ctrl K
        </Box>
      </Button>
      <AlarmBell />
      <LanguageButton />
      <ThemeButton />
      <IconButton
        aria-label={text('account', { name: '' }).trim()}
        aria-haspopup="menu"
        onClick={(event) => setAccount(event.currentTarget)}
      >
        <PersonIcon />
      </IconButton>
      <AccountMenu anchor={account} onClose={() => setAccount(null)} />
    </Box>
  );
}

/** Switches between the light and the dark theme. */
export function ThemeButton() {
  const text = useText(layoutText);
  const [theme, setTheme] = useTheme();
  const dark = theme === 'dark';
  const label = text(dark ? 'toLight' : 'toDark');
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={() => setTheme(dark ? 'light' : 'dark')}>
        {dark ? <LightModeIcon /> : <DarkModeIcon />}
      </IconButton>
    </Tooltip>
  );
}
