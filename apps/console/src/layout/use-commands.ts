import { useLogout, useTheme } from 'react-admin';
import { useNavigate } from 'react-router';
import { may } from '../api/auth-provider.js';
import { useSession } from '../api/use-session.js';
import { useChooseLanguage } from '../language/use-choose-language.js';
import { useText } from '../language/use-text.js';
import { layoutText } from './messages.js';
import { places } from './places.js';

interface Command {
  key: string;
  title: string;
  hint: string;
  run: () => void;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What the palette offers for the typed words: pages, acts, and a submission whose id was pasted. */
export function useCommands(query: string): Command[] {
  const text = useText(layoutText);
  const session = useSession();
  const navigate = useNavigate();
  const logout = useLogout();
  const { locale, choose } = useChooseLanguage();
  const [theme, setTheme] = useTheme();
  const go = (to: string) => () => void navigate(to);
  const words = query.trim().toLowerCase();

  const found = uuid.test(words)
    ? [
        {
          key: 'submission',
          title: text('openSubmission', { id: words }),
          hint: '',
          run: go(`/submissions/${words}/show`),
        },
      ]
    : [];
  const pages = places
    .filter(({ needs }) => may(session, ...needs))
    .map(({ to, name, group }) => ({ key: name, title: text(name), hint: text(`group.${group}`), run: go(to) }));
  const review = may(session, 'claim', 'Review')
    ? [{ key: 'next', title: text('nextReview'), hint: 'n', run: go('/review') }]
    : [];
  const acts = [
    {
      key: 'theme',
      title: text(theme === 'dark' ? 'toLight' : 'toDark'),
      hint: '',
      run: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    {
      key: 'language',
      title: locale === 'zh-TW' ? 'English' : '繁體中文',
      hint: text('language'),
      run: () => choose(locale === 'zh-TW' ? 'en' : 'zh-TW'),
    },
    { key: 'account', title: text('myAccount'), hint: '', run: go('/account') },
    { key: 'sign-out', title: text('signOut'), hint: '', run: () => void logout() },
  ];
  const all = [...review, ...pages, ...acts];
  return [...found, ...all.filter(({ title, key }) => `${title} ${key}`.toLowerCase().includes(words))];
}
