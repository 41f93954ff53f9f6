import { Navigate } from 'react-router';
import { may } from '../api/auth-provider.js';
import { useSession } from '../api/use-session.js';
import { NotFound } from '../layout/not-allowed.js';
import { places } from '../layout/places.js';
import { MyDay } from './my-day.js';

/** The first page: "my day" for reviewers, otherwise the first page that the person may open. */
export function Home() {
  const session = useSession();
  if (may(session, 'claim', 'Review')) return <MyDay />;
  const order = ['/coverage', '/people', ...places.map(({ to }) => to)];
  const first = order
    .map((to) => places.find((place) => place.to === to))
    .find((place) => place !== undefined && place.to !== '/' && may(session, ...place.needs));
  return first ? <Navigate to={first.to} replace /> : <NotFound />;
}
