import TranslateIcon from '@mui/icons-material/Translate';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { languages, type Language } from '@countersign/contracts';
import { useState } from 'react';
import { languageNames } from '../language/language-names.js';
import { useChooseLanguage } from '../language/use-choose-language.js';
import { useText } from '../language/use-text.js';
import { layoutText } from './messages.js';

/** Chooses the language, here and (when signed in) in the person's profile. */
export function LanguageButton() {
  const text = useText(layoutText);
  const { locale, choose } = useChooseLanguage();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const take = (language: Language) => {
    setAnchor(null);
    choose(language);
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
        {languages.map((language) => (
          <MenuItem key={language} lang={language} selected={language === locale} onClick={() => take(language)}>
            {languageNames[language]}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
