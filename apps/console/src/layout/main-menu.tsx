import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import { NavLink, useLocation } from 'react-router';
import { may } from '../api/auth-provider.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { layoutText } from './messages.js';
import { places } from './places.js';

const groups = ['review', 'evidence', 'administration'] as const;

/** The menu: only what the person may do. */
export function MainMenu({ onChoose }: { onChoose?: () => void }) {
  const text = useText(layoutText);
  const session = useSession();
  const { pathname } = useLocation();
  const isHere = (to: string) => (to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`));
  return (
    <Box component="nav" aria-label={text('main')} sx={{ py: 1.5, width: 208 }}>
      {groups.map((group) => {
        const shown = places.filter((place) => place.group === group && may(session, ...place.needs));
        if (shown.length === 0) return null;
        return (
          <Box key={group} sx={{ mb: 1.5 }}>
            <Typography variant="overline" component="p" color="textSecondary" sx={{ px: 2 }} id={`menu-${group}`}>
              {text(`group.${group}`)}
            </Typography>
            <List dense disablePadding aria-labelledby={`menu-${group}`}>
              {shown.map(({ to, name, icon: Icon }) => (
                <ListItem key={to} disablePadding>
                  <ListItemButton
                    component={NavLink}
                    to={to}
                    end={to === '/'}
                    selected={isHere(to)}
                    {...(onChoose ? { onClick: onChoose } : {})}
                    sx={{
                      mx: 1,
                      borderRadius: 1,
                      minHeight: 36,
                      '&.Mui-selected': { bgcolor: (theme) => theme.colours.accentWash, color: 'primary.main' },
                      '&.Mui-selected .MuiListItemIcon-root': { color: 'primary.main' },
                      '&.Mui-selected .MuiListItemText-primary': { fontWeight: 650 },
                    }}
                  >
                    <ListItemIcon sx={{ minWidth: 32, color: 'text.secondary' }}>
                      <Icon fontSize="small" />
                    </ListItemIcon>
                    <ListItemText primary={text(name)} />
                  </ListItemButton>
                </ListItem>
              ))}
            </List>
          </Box>
        );
      })}
    </Box>
  );
}
