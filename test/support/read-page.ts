/** The words between the tags, a line each; what `<br>` and blocks part are lines of their own. */
export function textOfPage(html: string): string[] {
  return html
    .replace(/<head>.*?<\/head>|<title>.*?<\/title>|<style>.*?<\/style>/gs, '')
    .replace(/<\/?(?:b|a)(?: [^>]*)?>/g, '')
    .split(/<[^>]*>/)
    .map((line) =>
      line
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
        .trim(),
    )
    .filter((line) => line !== '');
}
