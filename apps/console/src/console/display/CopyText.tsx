import CheckIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { monoFont } from '../theme';

/** Small print that people pass on: shown short if `short` is given, copied in full. */
export function CopyText({ text, short, label }: { text: string; short?: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, minWidth: 0 }}>
      <Box component="code" title={text} sx={{ fontFamily: monoFont, fontSize: '0.8rem', overflowWrap: 'anywhere' }}>
        {short ?? text}
      </Box>
      <Tooltip title={copied ? 'Copied' : `Copy ${label}`}>
        <IconButton size="small" aria-label={`Copy ${label}`} onClick={() => void copy()} onBlur={() => setCopied(false)}>
          {copied ? <CheckIcon fontSize="inherit" /> : <CopyIcon fontSize="inherit" />}
        </IconButton>
      </Tooltip>
    </Box>
  );
}
