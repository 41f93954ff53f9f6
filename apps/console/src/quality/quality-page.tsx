import Box from '@mui/material/Box';
import type { AgreementView, Interval, ReviewerQualityView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { useAnswer, useCatalog } from '../api/use-answer.js';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { ListTable } from '../parts/list/list-table.js';
import { Page } from '../parts/page.js';
import { Note } from '../parts/plot/note.js';
import { Facts, Section } from '../parts/section.js';
import { EvidenceOpenedBy } from './evidence-opened.js';
import { GoldItems } from './gold-items.js';
import { qualityText } from './messages.js';
import { ShareCell } from './share-cell.js';
import { suggestionsFrom } from './suggestions.js';

/** How people review on AI systems that the reader leads, with what may be worth a word. */
export function QualityPage() {
  const text = useText(qualityText);
  const reviewers = useAnswer('listReviewerQuality', { query: { days: 90 } });
  const agreement = useAnswer('getAgreement', { query: { days: 90 } });
  return (
    <Needs right={['read', 'ReviewerQuality']}>
      <Page title={text('title')} lead={text('lead')}>
        <AnswerOf query={reviewers}>
          {({ items, more }) => (
            <>
              <Suggestions people={items} agreement={agreement.data ?? null} />
              <People people={items} more={more} />
              <EvidenceOpenedBy people={items} />
            </>
          )}
        </AnswerOf>
        <AnswerOf query={agreement}>{(view) => <Agreement view={view} />}</AnswerOf>
        <GoldItems />
      </Page>
    </Needs>
  );
}

function Suggestions({
  people,
  agreement,
}: {
  people: readonly ReviewerQualityView[];
  agreement: AgreementView | null;
}) {
  const text = useText(qualityText);
  const found = suggestionsFrom(people, agreement);
  return (
    <Section title={text('suggestions')}>
      {found.length === 0 ? (
        text('noSuggestions')
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {found.map(({ kind, name }) => (
            <li key={`${kind} ${name}`}>{text(`suggest.${kind}`, { name })}</li>
          ))}
        </Box>
      )}
    </Section>
  );
}

function People({ people, more }: { people: readonly ReviewerQualityView[]; more: boolean }) {
  const text = useText(qualityText);
  if (people.length === 0) return <Section title={text('people')}>{text('nobody')}</Section>;
  return (
    <Section title={text('people')} aside={more ? text('firstOnly', { count: people.length }) : undefined} flush>
      <ListTable
        label={text('people')}
        records={people.map((view) => ({ ...view, id: view.person.id }))}
        columns={[
          {
            key: 'person',
            title: text('person'),
            cell: ({ person }) => <b>{person.name}</b>,
            below: ({ decisions }) => text('decisions', { count: decisions }),
          },
          { key: 'over', title: text('over'), cell: ({ over }) => <ShareCell {...over.seen} /> },
          { key: 'under', title: text('under'), cell: ({ under }) => <ShareCell {...under.seen} /> },
          { key: 'right', title: text('right'), cell: ({ right }) => <ShareCell {...right} /> },
        ]}
      />
    </Section>
  );
}

function Agreement({ view: { units, nominal, ordinal, pairs, kappa, reasons } }: { view: AgreementView }) {
  const text = useText(qualityText);
  const said = useCoefficientWords();
  const ofPairs = usePairsWords();
  return (
    <>
      <Section title={text('agreement')} aside={text('agreementOn', { count: units, units })}>
        <Facts
          items={[
            [text('nominal'), said(nominal)],
            [text('ordinal'), said(ordinal)],
            [text('kappa'), ofPairs(kappa, pairs)],
          ]}
        />
        <Note>{text('agreementNote')}</Note>
      </Section>
      {reasons.length > 0 && <AgreementByReason reasons={reasons} />}
    </>
  );
}

function AgreementByReason({ reasons }: Pick<AgreementView, 'reasons'>) {
  const text = useText(qualityText);
  const [locale] = useLocaleState();
  const said = useCoefficientWords();
  const ofPairs = usePairsWords();
  const catalog = useCatalog().data?.reasons ?? [];
  const labelOf = (code: string): string => catalog.find((reason) => reason.code === code)?.label ?? code;
  return (
    <Section title={text('agreementByReason')} flush>
      <ListTable
        label={text('agreementByReason')}
        records={reasons.map((reason) => ({ ...reason, id: reason.code }))}
        columns={[
          { key: 'reason', title: text('reason'), cell: ({ code }) => labelOf(code) },
          { key: 'used', title: text('used'), cell: ({ used }) => formatNumber(used, locale), align: 'right' },
          { key: 'alpha', title: text('alpha'), cell: ({ alpha }) => said(alpha) },
          { key: 'kappa', title: text('kappa'), cell: ({ kappa, pairs }) => ofPairs(kappa, pairs) },
        ]}
      />
    </Section>
  );
}

/** A kappa with its interval, and of how many pairs it is the mean, in words. */
function usePairsWords(): (kappa: Interval | null, pairs: number) => string {
  const text = useText(qualityText);
  const said = useCoefficientWords();
  return (kappa, pairs) =>
    kappa === null ? said(kappa) : text('kappaOf', { kappa: said(kappa), count: pairs, pairs });
}

/** A coefficient with its interval, in words. */
function useCoefficientWords(): (figure: Interval | null) => string {
  const text = useText(qualityText);
  const [locale] = useLocaleState();
  const digits = (value: number) => formatNumber(value, locale, 2);
  return (figure) =>
    figure === null
      ? text('few')
      : text('coefficient', { value: digits(figure.value), from: digits(figure.from), to: digits(figure.to) });
}
