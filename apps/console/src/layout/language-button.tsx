import TranslateIcon from '@mui/icons-material/Translate';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { language as languageSchema } from '@countersign/contracts';
import { useState } from 'react';
import { useLocaleState, useLocales } from 'react-admin';
import { call } from '../api/call.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { layoutText } from './messages.js';

/** Chooses the language, here and (when signed in) in the person's profile. */
export function LanguageButton() {
  const text = useText(layoutText);
  const session = useSession();
  const [locale, setLocale] = useLocaleState();
  const locales = useLocales();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (next: string) => {
    setAnchor(null);
    setLocale(next);
    const parsed = languageSchema.safeParse(next);
    // The choice holds on this device even when the profile cannot be reached.
    if (session && parsed.success) void call('changeProfile', { body: { language: parsed.data } }).catch(() => null);
  };
  return (
    <>
      <Button
        color="inherit"
        size="small"
        startIcon={<TranslateIcon />}
        aria-haspopup="menu"
        aria-label={`${locale === 'zh-TW' ? '繁中' : 'EN'} – ${text('language')}`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {locale === 'zh-TW' ? '繁中' : 'EN'}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {locales?.map((item) => (
          <MenuItem
            key={item.locale}
            lang={item.locale}
            selected={item.locale === locale}
            onClick={() => choose(item.locale)}
          >
            {item.name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
