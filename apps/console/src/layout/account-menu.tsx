import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useLogout } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { useRoleName } from '../people/use-role-name.js';
import { layoutText } from './messages.js';

/** Who is signed in, as what, and the way out. */
export function AccountMenu({ anchor, onClose }: { anchor: HTMLElement | null; onClose: () => void }) {
  const text = useText(layoutText);
  const roleName = useRoleName();
  const session = useSession();
  const logout = useLogout();
  return (
    <Menu anchorEl={anchor} open={anchor !== null} onClose={onClose}>
      {session && (
        <Box component="li" sx={{ px: 2, py: 1, listStyle: 'none' }} role="none">
          <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{text('signedInAs')}</Box>
          <Box sx={{ fontWeight: 650 }}>{session.person.name}</Box>
          <Box sx={{ fontSize: '0.8125rem' }}>{session.person.email}</Box>
          <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{session.roles.map(roleName).join(' · ')}</Box>
        </Box>
      )}
      <Divider component="li" />
      <MenuItem component={RouterLink} to="/account" onClick={onClose}>
        {text('myAccount')}
      </MenuItem>
      <MenuItem
        onClick={() => {
          onClose();
          void logout();
        }}
      >
        {text('signOut')}
      </MenuItem>
    </Menu>
  );
}
