import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { draftDocumentNames, type DraftDocumentName, type PolicyView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useDocumentName } from './document-name.js';
import { draftText } from './draft-messages.js';

/** Begins a draft with documents of the policy in force. */
export function DraftCreate() {
  const text = useText(draftText);
  const policy = useAnswer('getPolicy');
  return (
    <Page title={text('begin')} lead={text('beginLead')}>
      <Paper variant="outlined" sx={{ p: 3, maxWidth: 760 }}>
        <AnswerOf query={policy}>{(answer) => <BeginForm policy={answer} />}</AnswerOf>
      </Paper>
    </Page>
  );
}

function BeginForm({ policy }: { policy: PolicyView }) {
  const text = useText(draftText);
  const nameOf = useDocumentName();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [names, setNames] = useState<readonly DraftDocumentName[]>(['risk-routing']);
  const offered = draftDocumentNames.filter((name) => policy.documents.some((document) => document.name === name));
  const begin = useMutation({
    mutationFn: () => {
      const documents = names.map((name) => ({
        name,
        yaml: policy.documents.find((document) => document.name === name)?.yaml ?? '',
      }));
      return call('addPolicyDraft', { body: { title: title.trim(), documents } });
    },
    onSuccess: ({ id }) => void navigate(`/policy-drafts/${id}/show`),
  });
  const isReady = title.trim() !== '' && names.length > 0 && !begin.isPending;
  const choose = (name: DraftDocumentName, chosen: boolean) =>
    setNames(offered.filter((one) => (one === name ? chosen : names.includes(one))));
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) begin.mutate();
      }}
      sx={{ display: 'grid', gap: 2.5 }}
    >
      {begin.error && <ProblemNotice error={begin.error} />}
      <TextField
        required
        label={text('name')}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <FormGroup role="group" aria-label={text('documents')}>
        {offered.map((name) => (
          <FormControlLabel
            key={name}
            control={<Checkbox checked={names.includes(name)} onChange={(_, chosen) => choose(name, chosen)} />}
            label={nameOf(name)}
          />
        ))}
      </FormGroup>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={!isReady}>
          {text('begin')}
        </Button>
        <Button color="inherit" component={Link} to="/policy-drafts">
          {text('cancel')}
        </Button>
      </Box>
    </Box>
  );
}
