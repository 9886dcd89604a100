#!/usr/bin/env bash
# Posts the sample messages and holds each answer against expected.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
Usage: ./post.sh [--help] [part of a sample's name]...

Posts all samples, or those whose file name contains one of the given parts:
  ./post.sh                  all of them
  ./post.sh refunds          every sample about refunds
  ./post.sh json/stock-1     one of them

Prints a line for each: verdict, status, case number, file, topic and desk. Where these
are not the expected ones, those follow. Verdicts:
  ok      topic and desk as expected
  other   accepted, but with another topic or desk
  failed  not accepted, or no answer

Environment:
  BASE    where the app listens (default http://localhost:7071)
  KEY     sent as "Authorization: Bearer", so that the sender's address counts as proven

Exit code: 0 all ok, 1 at least one is not, 2 no sample of that name.
TEXT
}

[[ ${1:-} == --help ]] && { usage; exit 0; }
base=${BASE:-http://localhost:7071}
headers=(--header 'Accept: application/json')
[[ -n ${KEY:-} ]] && headers+=(--header "Authorization: Bearer $KEY")

# The text value of a name in a JSON object; "-" where it is null or missing.
value_of() {
  [[ $2 =~ \"$1\"[[:space:]]*:[[:space:]]*\"([^\"]*)\" ]] && printf '%s' "${BASH_REMATCH[1]}" || printf -- '-'
}

post() {
  curl --silent --max-time 60 --write-out '\n%{http_code}' "${headers[@]}" "$@" "$base/api/contacts"
}

# fields.json holds one field a line; every other file of the folder goes along as an attachment.
post_multipart() {
  local folder=$1 line file arguments=()
  while IFS= read -r line; do
    [[ $line =~ ^[[:space:]]*\"([A-Za-z]+)\":[[:space:]]*\"(.*)\",?$ ]] || continue
    arguments+=(--form-string "${BASH_REMATCH[1]}=$(printf '%b' "${BASH_REMATCH[2]//\\\"/\"}")")
  done <"$folder/fields.json"
  for file in "$folder"/*; do
    [[ $file == */fields.json ]] || arguments+=(--form "attachments=@$file")
  done
  post "${arguments[@]}"
}

post_sample() {
  case $2 in
    json) post --header 'Content-Type: application/json' --data-binary "@$1" ;;
    form) post --data-binary "@$1" ;;
    multipart) post_multipart "$1" ;;
  esac
}

wanted() {
  local file=$1 part
  shift
  (($# == 0)) && return 0
  for part in "$@"; do
    [[ $file == *"$part"* ]] && return 0
  done
  return 1
}

posted=0
ok=0
while IFS= read -r expected; do
  file=$(value_of file "$expected")
  [[ $file != - ]] && wanted "$file" "$@" || continue
  posted=$((posted + 1))

  answer=$(post_sample "$file" "$(value_of kind "$expected")") || true
  status=${answer##*$'\n'}
  got="$(value_of topic "$answer") $(value_of desk "$answer")"
  due="$(value_of topic "$expected") $(value_of desk "$expected")"
  note=''
  if [[ $status != 202 ]]; then
    verdict=failed
    got=$(value_of code "$answer")
  elif [[ $got == "$due" ]]; then
    verdict=ok
    ok=$((ok + 1))
  else
    verdict=other
    note=" (expected: $due)"
  fi
  printf '%-6s %s %-11s %-33s %s%s\n' "$verdict" "$status" "$(value_of caseNumber "$answer")" "$file" "$got" "$note"
done <expected.json

if ((posted == 0)); then
  echo "No sample's name contains: $*" >&2
  exit 2
fi
echo "$ok of $posted as expected"
((ok == posted))
