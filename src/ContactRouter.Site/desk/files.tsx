import { useEffect, useState } from 'preact/hooks';
import type { Api } from '../shared/api';
import { save } from '../shared/save';
import { bytes } from '../shared/times';
import { say } from '../shared/toast';
import type { File, Message } from './types';

// What every browser shows by itself, and what can hold no script. The app tells a file's kind by its content.
const pictures = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'];
const videos = ['video/mp4', 'video/webm', 'video/quicktime', 'video/x-m4v'];

/** A message's files: pictures at once, videos when asked, all to be saved. */
export function Files({ api, caseNumber, message }: { api: Api; caseNumber: string; message: Message }) {
  if (message.attachments.length + message.setAside.length === 0) return null;
  const path = (file: File): string => `/cases/${encodeURIComponent(caseNumber)}/files?blob=${encodeURIComponent(file.blob)}`;
  return (
    <ul class="attached" aria-label="Files">
      {message.attachments.map(file => <Attached key={file.blob} api={api} path={path(file)} file={file} />)}
      {message.setAside.map(file => <li key={file.blob} class="aside-file">{file.name}, {bytes(file.size)}: set aside, for it breaks a rule for files</li>)}
    </ul>
  );
}

function Attached({ api, path, file }: { api: Api; path: string; file: File }) {
  const [url, setUrl] = useState<string | null>(null);
  const [wanted, setWanted] = useState(pictures.includes(file.contentType));
  const isVideo = videos.includes(file.contentType);

  useEffect(() => {
    if (!wanted) return undefined;
    let made: string | null = null;
    let isGone = false;
    void api.file(path).then(blob => {
      if (!blob || isGone) return;
      // As the kind that the app found, whatever else a copy on the way may claim.
      made = URL.createObjectURL(new Blob([blob], { type: file.contentType }));
      setUrl(made);
    });
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [wanted, path]);

  return (
    <li>
      {url && (isVideo ? <video src={url} controls aria-label={file.name} /> : <a href={url} target="_blank" rel="noopener" aria-label={`Open ${file.name}`}><img src={url} alt={file.name} /></a>)}
      <span class="file-name">{file.name} <small>{bytes(file.size)}</small></span>
      {isVideo && !wanted && <button type="button" class="link" onClick={() => setWanted(true)}>Play<span class="unseen"> {file.name}</span></button>}
      <button type="button" class="link" onClick={() => void download(api, path, file)}>Save<span class="unseen"> {file.name}</span></button>
    </li>
  );
}

async function download(api: Api, path: string, file: File): Promise<void> {
  const blob = await api.file(path);
  if (blob) save(new Blob([blob], { type: 'application/octet-stream' }), file.name);
  else say('The file could not be fetched just now.', true);
}
