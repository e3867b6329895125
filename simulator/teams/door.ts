import { Router } from 'express';
import { objectOf } from '../json.ts';
import { botConnector, type ConnectorOptions } from './connector.ts';

/** Everything under `/teams`: the connector, and the identity service that botbuilder and its validator ask. */
export function teamsDoor(options: ConnectorOptions, baseUrl: () => string): Router {
  const router = Router();
  const { tokens } = options;
  router.get('/.well-known/openidconfiguration', (_request, response) => {
    response.json(tokens.openIdMetadata(`${baseUrl()}keys`, `${baseUrl()}oauth2/v2.0/token`));
  });
  router.get('/keys', (_request, response) => void response.json(tokens.jwks()));
  router.post(['/oauth2/v2.0/token', '/:tenant/oauth2/v2.0/token'], (request, response) => {
    const { grant_type: grant, client_id: client } = objectOf(request.body);
    if (grant !== 'client_credentials' || client !== options.state.identity.appId) {
      response.status(400).json({ error: 'invalid_client', error_description: 'Unknown application.' });
      return;
    }
    response.json(tokens.forBot());
  });
  router.use(botConnector(options));
  return router;
}
