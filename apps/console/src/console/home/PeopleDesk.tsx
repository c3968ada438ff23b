import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { peopleWhere } from '../display/Go';
import { focusOnMount } from '../display/focusOnMount';

/** The helpdesk's day begins with somebody on the phone. */
export function PeopleDesk() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  return (
    <Box
      component="form"
      aria-label="Find a caller"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate(peopleWhere({ search: typed.trim() }));
      }}
      sx={{ display: 'flex', gap: 1, maxWidth: 560, mx: 'auto', my: 6, width: '100%' }}
    >
      <TextField
        label="Who is calling?"
        placeholder="Name, login, mail or department"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        inputRef={focusOnMount}
        fullWidth
        size="medium"
      />
      <Button type="submit" variant="contained" size="large" startIcon={<SearchIcon />}>
        Find
      </Button>
    </Box>
  );
}
