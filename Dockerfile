# The image of Hivebolt: a linked Java runtime, the application laid out as files, and a cache that makes the start fast.
# amd64 is tried by tools/verify-image.sh; arm64 builds from the same lines and is untested.

FROM maven:3.9-eclipse-temurin-25 AS build
RUN jlink --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.naming.dns,jdk.management,jdk.management.agent,jdk.zipfs,jdk.net,jdk.charsets,jdk.localedata,jdk.xml.dom,jdk.security.auth,jdk.security.jgss,jdk.accessibility \
      --include-locales=en --strip-java-debug-attributes --no-header-files --no-man-pages --compress=zip-6 --output /java
WORKDIR /source
COPY . .
RUN mvn -B -q -Dmaven.test.skip=true -Dspotless.check.skip=true -pl app -am package \
 && java -jar app/target/hivebolt.jar explode /layout \
 && cp hivebolt docker/healthcheck docker/java.options /layout/ \
 && cp app/target/sbom.json /layout/sbom.json \
 && chmod 0555 /layout/hivebolt /layout/healthcheck \
 && find /layout /java -exec touch --no-dereference --date=1980-01-01T00:00:00Z {} +

FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="Hivebolt" \
      org.opencontainers.image.description="Self-hosted gateway between Hive and the Lightning Network" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.documentation="docs/guide/self-hosting.md"
# The epoch keeps the day of the build out of /etc/shadow, so that the layer is the same on every day.
RUN export SOURCE_DATE_EPOCH=0 \
 && groupadd --gid 10001 hivebolt \
 && useradd --uid 10001 --gid hivebolt --no-create-home --home-dir /app --shell /usr/sbin/nologin hivebolt \
 && install -d -o hivebolt -g hivebolt -m 0750 /data
COPY --from=build /java /opt/java/hivebolt
COPY --from=build /layout /app
WORKDIR /app
ENV HIVEBOLT_JAVA_HOME=/opt/java/hivebolt \
    HIVEBOLT_DATA_DIR=/data \
    HIVEBOLT_HTTP_HOST=0.0.0.0 \
    LANG=C.UTF-8
# One start, so that the next ones find the server's classes loaded and linked.
RUN --mount=type=bind,source=docker,target=/docker /bin/bash /docker/train
USER 10001:10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/app/healthcheck"]
ENTRYPOINT ["/app/hivebolt"]
CMD ["run"]
# tools/release.sh keeps the version; the revision is the commit, where the builder says it.
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.version="$VERSION" org.opencontainers.image.revision="$REVISION"
