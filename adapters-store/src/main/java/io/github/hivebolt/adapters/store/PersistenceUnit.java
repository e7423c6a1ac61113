package io.github.hivebolt.adapters.store;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.jspecify.annotations.Nullable;

/** The persistence unit, made by hand: without a persistence.xml no application server deploys it on its own. */
final class PersistenceUnit implements PersistenceUnitInfo {
    private static final List<Class<?>> MANAGED = List.of(
            OrderEntity.class,
            TransferColumns.class,
            StateColumns.class,
            DispatchColumns.class,
            ReceiveEntity.class,
            ReceiveColumns.class,
            SightingEntity.class,
            PayoutEntity.class,
            DraftColumns.class,
            SignatureEntity.class,
            WorkEntity.class,
            WorkEntity.Key.class,
            LeaseEntity.class,
            IncidentEntity.class,
            InstantConverter.class,
            TextConverter.class);

    private final DataSource dataSource;

    private PersistenceUnit(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static EntityManagerFactory open(DataSource dataSource, Dialect dialect) {
        Map<String, Object> properties = Map.of(
                "eclipselink.target-database",
                dialect.platformClassName(),
                "eclipselink.target-server",
                "None",
                "eclipselink.weaving",
                "false",
                "eclipselink.cache.shared.default",
                "false",
                "eclipselink.logging.level",
                "OFF",
                "eclipselink.logging.parameters",
                "false",
                // Two stores in one process must not share a session.
                "eclipselink.session-name",
                "hivebolt-" + System.identityHashCode(dataSource));
        return new PersistenceProvider()
                .createContainerEntityManagerFactory(new PersistenceUnit(dataSource), properties);
    }

    @Override
    public String getPersistenceUnitName() {
        return "hivebolt-" + System.identityHashCode(dataSource);
    }

    @Override
    public String getPersistenceProviderClassName() {
        return PersistenceProvider.class.getName();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public @Nullable DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return dataSource;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return PersistenceUnit.class.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public List<String> getManagedClassNames() {
        return MANAGED.stream().map(Class::getName).toList();
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.1";
    }

    @Override
    public ClassLoader getClassLoader() {
        return PersistenceUnit.class.getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // Weaving is off.
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return getClassLoader();
    }
}
