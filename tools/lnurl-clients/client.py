"""Has an invoice made for a Lightning address by the library lnurl: client.py GATEWAY ADDRESS SATS. Prints the invoice."""

import asyncio
import sys
from hashlib import sha256

import httpx
from bolt11 import decode
from lnurl import LnurlPayActionResponse, LnurlPayResponse, execute_pay_request, handle

gateway, address, sats = httpx.URL(sys.argv[1]), sys.argv[2], int(sys.argv[3])
domain = address.split("@")[1]


class Proxied(httpx.AsyncHTTPTransport):
    """Stands for DNS and the TLS proxy that a gateway has in front."""

    async def handle_async_request(self, request):
        if (request.url.scheme, request.url.host) != ("https", domain):
            raise ValueError(f"{request.url} is not https on {domain}")
        request.url = request.url.copy_with(scheme=gateway.scheme, host=gateway.host, port=gateway.port)
        return await super().handle_async_request(request)


class Client(httpx.AsyncClient):
    def __init__(self, **options):
        options.pop("proxy", None)
        super().__init__(transport=Proxied(), **options)


async def main():
    httpx.AsyncClient = Client
    pay = await handle(address)
    assert isinstance(pay, LnurlPayResponse), pay
    action = await execute_pay_request(pay, sats * 1000, comment="from lnurl")
    assert isinstance(action, LnurlPayActionResponse), action
    invoice = decode(action.pr)
    assert invoice.amount_msat == sats * 1000, invoice.amount_msat
    assert invoice.description_hash == sha256(str(pay.metadata).encode()).hexdigest(), "description hash"
    print(action.pr)


asyncio.run(main())
