# Dolen in a container, beside the Neo4j of docker-compose.yml. tests/test_compose.py runs these steps without Docker.

FROM python:3.11-slim AS install
WORKDIR /src
RUN python -m venv /opt/dolen
COPY requirements.lock ./
RUN /opt/dolen/bin/python -m pip install --disable-pip-version-check --no-cache-dir --require-hashes -r requirements.lock
COPY . ./
RUN /opt/dolen/bin/python -m pip install --disable-pip-version-check --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
COPY --from=install /opt/dolen /opt/dolen
# A container's own loopback cannot be published, so Dolen listens on all of its addresses. It refuses to, unless
# DOLEN_BEHIND_PUBLISHED_PORT says that the port is published on the machine's loopback only, as docker-compose.yml does.
ENV DOLEN_HOST=0.0.0.0 DOLEN_PORT=8000 HOME=/tmp PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --start-interval=2s --retries=3 \
    CMD ["/opt/dolen/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/ready', timeout=4)"]
CMD ["/opt/dolen/bin/dolen", "serve"]
